// Many teams at work on one endpoint: every device listens, pushes over its live line, and reads when it is told to.
import { createHttp, createTeam, openLine, pushOf, type Http, type Person } from '../server/client.ts';
import type { EndpointProcess } from '../server/process.ts';
import { envelopeOf } from '../server/set-up.ts';
import { readFrames } from '../../lib/sync/protocol/frames.ts';
import { readPage } from '../../lib/sync/protocol/page.ts';
import { quantile, type Row } from './row.ts';

const [teams, devices, perSecond, seconds] = [50, 10, 200, 10];

/** A device that reads as a client does: what is brought where it follows, else one pull at a time. */
const openDevice = async (
  http: Http,
  url: string,
  workspace: string,
  { id, token }: Person,
  acked: (ms: number) => void,
) => {
  const sent: number[] = [];
  let [head, cursor, deviceSeq] = [0, 0, 0];
  let reading: Promise<void> | undefined;
  const readOn = async (): Promise<void> => {
    while (cursor < head) {
      const { body } = await http.ask(`/v1/w/${workspace}/log?since=${cursor}`, { token });
      cursor += (readFrames(new Uint8Array(body)) ?? []).length - 1;
    }
    reading = undefined;
  };
  const line = await openLine(url, workspace, token, (message) => {
    if (message['type'] === 'pushed') acked(performance.now() - (sent.shift() ?? NaN));
    if (message['type'] === 'refused') throw new Error(String(message['message']));
    if (message['type'] !== 'poke') return;
    const page = readPage(new Uint8Array(Buffer.from(String(message['page'] ?? ''), 'base64url')));
    if (page?.from === cursor + 1) cursor = page.head;
    head = Math.max(head, Number(message['head']));
    if (cursor < head) reading ??= readOn();
  });
  return {
    push: () => {
      const body = pushOf([envelopeOf(workspace, id, ++deviceSeq, 1, 272)]);
      sent.push(performance.now());
      line.send(body);
    },
    close: async () => {
      await reading;
      line.close();
    },
  };
};

/** Begins with an endpoint that has done nothing yet, for its memory's sake. */
export const measureTeams = async ({ url, memory }: EndpointProcess): Promise<Row[]> => {
  const http = createHttp(url);
  const waits: number[] = [];
  let all = (): void => {};
  const total = perSecond * seconds;
  const acked = (ms: number): void => {
    if (waits.push(ms) === total) all();
  };
  const people: Awaited<ReturnType<typeof openDevice>>[] = [];
  for (let n = 0; n < teams; n++) {
    const { workspace, people: members } = await createTeam(http, devices);
    for (const person of members) people.push(await openDevice(http, url, workspace, person, acked));
  }
  const done = new Promise<void>((resolve) => (all = resolve));
  let most = 0;
  let pushed = 0;
  const began = performance.now();
  const ticks = setInterval(() => {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * perSecond));
    // 7,919 is prime, so that the next device is of another team.
    while (pushed < due) people[(pushed++ * 7_919) % people.length]?.push();
    if (pushed === total) clearInterval(ticks);
  }, 5);
  const looks = setInterval(() => (most = Math.max(most, memory())), 1_000);
  await done;
  clearInterval(looks);
  for (const person of people) await person.close();
  http.close();
  const what = `endpoint: ${teams} teams of ${devices}, ${perSecond} events a second`;
  const median = quantile(waits, 0.5).toFixed(1);
  return [
    {
      what: `${what}: acknowledged, p95`,
      figure: quantile(waits, 0.95),
      unit: 'ms',
      budget: 20,
      detail: `over live lines for ${seconds} s, each read by all ten; median ${median} ms`,
    },
    { what: `${what}: memory`, figure: most, unit: 'MiB', budget: 200, detail: 'resident, at most' },
  ];
};
