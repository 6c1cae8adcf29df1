// Devices that push one envelope after the other, each as often as it takes, and remember what was acknowledged.
import { expect } from 'vitest';
import { readFrames, readRecord } from '../../lib/sync/protocol/frames.ts';
import { type Http, type createTeam, pushOf } from './client.ts';
import { envelopeOf, headerOf, text } from './set-up.ts';

type Team = Awaited<ReturnType<typeof createTeam>>;

export interface Load {
  /** Resolves when so many more were acknowledged. */
  acked: (more: number) => Promise<void>;
  /** Lets each device finish what it is at. */
  end: () => Promise<void>;
  /** The log as it is: all that was acknowledged, where it was said to be, once, in each device's order. */
  check: (http: Http) => Promise<void>;
}

/** @param httpOf where a device goes with its next attempt; resolves when there is an endpoint again. */
export const startLoad = (teams: readonly Team[], httpOf: (device: number) => Promise<Http>): Load => {
  const acked: { workspace: string; seq: number; envelope: Uint8Array }[] = [];
  const waiting: { count: number; tell: () => void }[] = [];
  const ending = new AbortController();

  const work = async (team: Team, person: Team['manager'], device: number): Promise<void> => {
    for (let deviceSeq = 1; !ending.signal.aborted; deviceSeq++) {
      const envelope = envelopeOf(team.workspace, person.id, deviceSeq);
      for (;;) {
        const { ask } = await httpOf(device);
        const asked = ask(`/v1/w/${team.workspace}/push`, { token: person.token, body: pushOf([envelope]) });
        const answer = await asked.catch(onlyCut);
        if (answer?.status === 200) {
          acked.push({ workspace: team.workspace, seq: JSON.parse(String(answer.body)).seqs[0], envelope });
          break;
        }
        // Nothing but an endpoint that is gone, or has lost its database, keeps a push away.
        if (answer)
          expect([answer.status, String(answer.body)]).toEqual([503, expect.stringContaining('unavailable')]);
      }
      for (const { tell } of waiting.filter(({ count }) => count <= acked.length)) tell();
    }
  };
  const working = teams.flatMap((team, at) =>
    team.people.map((person, index) => work(team, person, at + index)),
  );

  return {
    acked: (more) => new Promise((tell) => void waiting.push({ count: acked.length + more, tell })),
    end: async () => {
      ending.abort();
      await Promise.all(working);
    },
    check: async ({ ask }) => {
      for (const { workspace, manager } of teams) {
        const log: string[] = [];
        for (let head = 1; log.length < head;) {
          const { body } = await ask(`/v1/w/${workspace}/log?since=${log.length}`, { token: manager.token });
          const [meta, ...records] = readFrames(new Uint8Array(body)) ?? [];
          head = JSON.parse(Buffer.from(meta!).toString()).head;
          log.push(...records.map((record) => text(readRecord(record)!.envelope)));
        }
        const own = acked.filter((each) => each.workspace === workspace);
        expect(own.filter(({ seq, envelope }) => log[seq - 1] !== text(envelope))).toEqual([]);
        expect(new Set(log).size).toBe(log.length);
        const seqsByDevice: Record<string, number[]> = {};
        for (const each of log) {
          const { device, deviceSeq } = headerOf(new Uint8Array(Buffer.from(each, 'base64url')));
          (seqsByDevice[text(device)] ??= []).push(deviceSeq);
        }
        for (const seqs of Object.values(seqsByDevice))
          expect(seqs).toEqual(seqs.map((_, index) => index + 1));
      }
    },
  };
};

/** A connection that was refused or cut. */
const onlyCut = (error: NodeJS.ErrnoException): undefined => {
  if (!['ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(error.code ?? '')) throw error;
};
