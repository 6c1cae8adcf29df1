// Reads the database, and gives what could be read as files.
import { useCallback, useEffect, useState } from 'preact/hooks';
import { Rescue, type RescueStep } from '../../components/rescue/rescue.tsx';
import { defaultPlaybook } from '../../lib/care/default-playbook.ts';
import { exportFiles } from '../../lib/care/export-files.ts';
import { rescue, type Raw } from '../../lib/care/rescue.ts';
import type { Result } from '../../lib/care/result.ts';
import { saveFile } from '../options/save-file.ts';

const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();

export const RescuePage = ({ read, code }: { read: () => Promise<Result<Raw, string>>; code: string }) => {
  const [step, setStep] = useState<RescueStep>({ is: 'reading' });
  const [saved, setSaved] = useState<string[]>([]);

  const load = useCallback((): void => {
    setStep({ is: 'reading' });
    setSaved([]);
    void read().then((raw) =>
      setStep(
        raw.ok
          ? { is: 'read', raw: raw.value, rescued: rescue(raw.value) }
          : { is: 'closed', why: raw.error },
      ),
    );
  }, [read]);
  useEffect(load, [load]);

  const save = (): void => {
    if (step.is !== 'read') return;
    const now = Date.now();
    const { events, rest, ...settings } = step.rescued;
    const { playbook = defaultPlaybook({ now, zone }) } = settings;
    const files = exportFiles('perch-rescue', now, { ...settings, playbook }, events, rest);
    for (const { name, text } of files) saveFile(name, text);
    setSaved(files.map(({ name }) => name));
  };
  return <Rescue step={step} code={code} saved={saved} onSave={save} onAgain={load} />;
};
