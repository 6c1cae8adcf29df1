// First run on one calm page; afterwards the same page is the settings.
import { useMemo, useState } from 'preact/hooks';
import { DataSection } from '../../components/options/data-section.tsx';
import { SwitchesSection, type Switch } from '../../components/options/switches-section.tsx';
import { Welcome } from '../../components/options/welcome.tsx';
import { SettingsForm } from '../../components/options/settings-form.tsx';
import { ProblemBox } from '../../components/problem-box.tsx';
import type { Client } from '../../lib/bridge/client.ts';
import { fail } from '../../lib/care/result.ts';
import { features } from '../../lib/overlay/index.ts';
import { pageDataFeature } from '../../lib/x/page-data.ts';
import { createDataActions } from './data-actions.ts';
import { HealthPart } from './health-part.tsx';
import { readHolidays } from './read-holidays.ts';
import { TeamPart } from './team-part.tsx';
import { useSettings } from './use-settings.ts';

const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();

const switches: readonly Switch[] = [
  {
    id: pageDataFeature,
    name: 'Read what X has already loaded',
    detail:
      'For a customer’s followers, whole long posts, and what a post answers. Perch asks X for nothing.',
  },
];

const readHolidayFile = async (file: File): ReturnType<typeof readHolidays> => {
  try {
    return await readHolidays(await file.text(), Date.now());
  } catch {
    return fail('The browser could not read this file. Choose it again.');
  }
};

export const OptionsPage = ({ client }: { client: Client }) => {
  const { settings, edition, failure, refresh, save, saveOff, setUnsaved } = useSettings(client);
  const [imports, setImports] = useState(0);
  const data = useMemo(
    () =>
      createDataActions(
        client,
        () => Date.now(),
        () => setUnsaved(false),
        () => {
          refresh();
          setImports((last) => last + 1);
        },
      ),
    [client, setUnsaved, refresh],
  );
  if (!settings) {
    if (!failure) return <p class="dim">Loading…</p>;
    return (
      <ProblemBox title="The settings could not be opened." message={failure.message} onRetry={refresh} />
    );
  }
  return (
    <>
      {failure && <ProblemBox title="This may be out of date." message={failure.message} onRetry={refresh} />}
      <Welcome ready={settings.ready} />
      <SettingsForm
        key={edition}
        settings={settings}
        zone={timeZone}
        zones={zones}
        readHolidays={readHolidayFile}
        onSave={save}
        onUnsaved={setUnsaved}
      />
      {settings.ready && (
        <>
          <TeamPart client={client} imports={imports} />
          <SwitchesSection switches={switches} features={features} off={settings.off} onChange={saveOff} />
          <HealthPart client={client} settings={settings} />
        </>
      )}
      <DataSection actions={data} ready={settings.ready} role={settings.me.role} />
    </>
  );
};
