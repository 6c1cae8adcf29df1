// From a press in one browser to the changed strip in a colleague's, through an endpoint on this machine.
import { quantile, type Row } from './row.ts';
import { heardChange, listenForChange } from './press.ts';
import { startTeamOnX } from '../support/team-on-x.ts';

const presses = 60;
const budget = 150;
/** A person looks before they press again, ms. Without it each press falls into the pause in which a page gathers news. */
const breath = 400;

export const measureTeam = async (): Promise<Row[]> => {
  const team = await startTeamOnX();
  const here = await team.ada.open('/notifications/mentions');
  const there = await team.bea.open('/notifications/mentions');
  const postId = team.ada.inbound[0]?.id ?? '';
  await here.strips.of(postId);
  await there.strips.of(postId);
  const painted: number[] = [];
  for (let press = 0; press < presses; press++) {
    await listenForChange(here.strips, postId);
    await listenForChange(there.strips, postId);
    await here.strips.click(postId, 'assign');
    const { pressedAt } = await heardChange(here.strips);
    const { paintedAt } = await heardChange(there.strips);
    // The first presses warm both browsers up.
    if (press >= 5) painted.push(paintedAt - pressedAt);
    await here.page.waitForTimeout(breath);
  }
  await team.close();
  return [
    {
      what: 'click → visible in a colleague’s browser, p95',
      figure: quantile(painted, 0.95),
      unit: 'ms',
      budget,
      detail: `p50 ${quantile(painted, 0.5).toFixed(1)} ms, ${painted.length} presses ${breath} ms apart, endpoint on loopback`,
    },
  ];
};
