// A team begins: the manager starts it and invites, the agent joins with the code.
import type { OwnEndpoint } from './endpoint.ts';
import { playFirstRun, playShortFirstRun } from './first-run.ts';
import type { Stage } from './stage.ts';

export interface TeamStages {
  manager: Stage;
  agent: Stage;
  endpoint: OwnEndpoint;
}

/** Ends with X's mentions in front of the manager, and the settings in front of the agent. */
export const beginTeam = async ({ manager, agent, endpoint }: TeamStages): Promise<void> => {
  await playFirstRun(manager);
  const { settings, page, postOf, shows } = manager;
  await shows(postOf('maralind'), 'clock', / left/);
  await manager.step(
    'team started',
    'Options → Team: a name, the address of the endpoint, Start the team',
    async () => {
      await settings.getByLabel('Name of the team').fill('Acme Care');
      await settings.getByLabel('Address of the endpoint').fill(endpoint.url);
      await settings.getByRole('button', { name: 'Start the team' }).click();
      await settings.getByText('You are a manager').waitFor();
      await settings.getByRole('button', { name: 'Leave the team' }).scrollIntoViewIfNeeded();
    },
    settings,
  );
  await manager.step(
    'shared',
    'Share them: the cases from before the team are the team’s',
    async () => {
      await settings.getByRole('button', { name: 'Share them' }).click();
      await settings.getByText(/^\d+ cases now belong to the team\.$/).waitFor();
      await allSent(manager);
    },
    settings,
  );
  let code = '';
  await manager.step(
    'invited',
    'made an invite code for an agent',
    async () => {
      await settings.getByLabel('Role of the invited').selectOption('agent');
      await settings.getByRole('button', { name: 'Make an invite code' }).click();
      const made = settings.getByLabel(/^Invite code for/);
      code = await made.inputValue();
      await made.scrollIntoViewIfNeeded();
    },
    settings,
  );
  await playShortFirstRun(agent);
  await join(agent, code);
  await manager.step(
    'members',
    'sees the agent among the members, without a reload',
    async () => {
      const members = settings.getByRole('list', { name: 'Members' });
      await members.getByText(agent.person.name).waitFor();
    },
    settings,
  );
  await page.bringToFront();
};

const join = ({ settings, step }: Stage, code: string): Promise<void> =>
  step(
    'joined',
    'joined with the code; accounts, hours and targets came from the team',
    async () => {
      await settings.getByLabel('Invite code', { exact: true }).fill(code);
      await settings.getByRole('button', { name: 'Join the team' }).click();
      await settings.getByText('You are an agent').waitFor();
      await settings.getByRole('textbox', { name: 'Account 2' }).waitFor();
      await settings.getByRole('button', { name: 'Leave the team' }).scrollIntoViewIfNeeded();
    },
    settings,
  );

/** Waits until nothing of this browser is on its way any more. */
export const allSent = ({ settings }: Stage): Promise<void> =>
  settings.getByText('All sent.', { exact: true }).waitFor();
