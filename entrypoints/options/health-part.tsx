// The health of what Perch reads on X, and the selector pack that a person brings in.
import { useCallback, useEffect, useState } from 'preact/hooks';
import { Health, type HealthProps } from '../../components/health.tsx';
import type { Client } from '../../lib/bridge/client.ts';
import type { HealthRow } from '../../lib/care/health.ts';
import { addRows } from '../../lib/care/health-facts.ts';
import { maxPackSize, readPack, type SelectorPack } from '../../lib/care/selector-pack.ts';
import type { Settings } from '../../lib/care/view.ts';
import { anchors, builtInDate, builtInPack, isSelector } from '../../lib/x/pack.ts';
import { saveFile } from './save-file.ts';

const limits = { anchors, isSelector: (css: string): boolean => isSelector(document, css) };

export const HealthPart = ({ client, settings }: { client: Client; settings: Settings }) => {
  const [rows, setRows] = useState<HealthRow[]>();
  const [said, setSaid] = useState<HealthProps['said']>();
  const [pack, setPack] = useState(settings.pack);

  const load = useCallback(async (): Promise<void> => {
    const answer = await client.ask({ ask: 'health' });
    if (answer.ok) setRows(addRows(answer.value.reports.flatMap((report) => report.rows)));
    else setSaid({ text: answer.error.message, failed: true });
  }, [client]);
  useEffect(() => void load(), [load]);
  useEffect(() => setPack(settings.pack), [settings.pack]);

  const put = async (next: SelectorPack | null, done: string): Promise<void> => {
    const answer = await client.ask({ ask: 'saveOnPage', pack: next });
    if (answer.ok) setPack(answer.value.pack);
    setSaid(answer.ok ? { text: done, failed: false } : { text: answer.error.message, failed: true });
  };
  const bring = async (file: File): Promise<void> => {
    // Four bytes a character at most: nothing larger is worth reading.
    const text = file.size > maxPackSize * 4 ? ' '.repeat(maxPackSize + 1) : await file.text();
    const read = readPack(text, limits);
    if (!read.ok) setSaid({ text: `Not imported: ${read.error}`, failed: true });
    else await put(read.value, 'Imported. Open pages of X use it from now on.');
  };
  const save = (): void => {
    const file = pack ?? builtInPack();
    saveFile(`perch-selectors-${file.date}.json`, JSON.stringify(file, undefined, 2));
  };
  return (
    <Health
      rows={rows}
      pack={pack && `“${pack.name}” of ${pack.date}`}
      builtIn={`the built-in pack of ${builtInDate}`}
      said={said}
      onRefresh={() => void load()}
      onImport={bring}
      onBuiltIn={() => void put(null, 'The built-in pack is in force again.')}
      onSave={save}
    />
  );
};
