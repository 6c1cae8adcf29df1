// Exports and imports, page by page over the bridge.
import type { DataActions } from '../../components/options/data-section.tsx';
import type { Client } from '../../lib/bridge/client.ts';
import type { Answer } from '../../lib/bridge/messages.ts';
import { maxEventsPerMessage } from '../../lib/bridge/messages.ts';
import { adoptPlaybook } from '../../lib/care/adopt-playbook.ts';
import type { CareEvent } from '../../lib/care/event.ts';
import { exportFiles, fileName } from '../../lib/care/export-files.ts';
import type { Result } from '../../lib/care/result.ts';
import { fail, ok } from '../../lib/care/result.ts';
import type { Import, Unreadable } from '../../lib/care/transfer.ts';
import { checkSize, exportVersion, inPieces, readExport } from '../../lib/care/transfer.ts';
import type { Imported, Settings } from '../../lib/care/view.ts';
import { saveFile } from './save-file.ts';

/** A message of the browser holds 64 MiB. */
const messageLimits = { count: maxEventsPerMessage, length: 8_000_000 };

/** `replaced` is called when an import takes the place of whatever the form holds, `changed` when it is done. */
export const createDataActions = (
  client: Client,
  now: () => number,
  replaced: () => void,
  changed: () => void,
): DataActions => ({
  exportAll: async () => {
    const settings = await client.ask({ ask: 'settings' });
    if (!settings.ok) return settings.error.message;
    const events = await allEvents(client);
    if (!events.ok) return events.error.message;
    for (const { name, text } of exportFiles('perch', now(), settings.value, events.value))
      saveFile(name, text);
    return undefined;
  },
  exportPlaybook: async () => {
    const settings = await client.ask({ ask: 'settings' });
    if (!settings.ok) return settings.error.message;
    const { playbook } = settings.value;
    const file = { format: 'perch-playbook', version: exportVersion, playbook };
    saveFile(fileName('perch-playbook', now()), JSON.stringify(file, undefined, 2));
    return undefined;
  },
  read: async (file) => {
    const size = checkSize(file.size);
    if (!size.ok) return size;
    try {
      return readExport(await file.text());
    } catch {
      return fail({ message: 'The browser could not read this file. Choose it again.' });
    }
  },
  readPreset: async (file) => {
    try {
      return readExport(await (await fetch(`/playbooks/${file}`)).text());
    } catch {
      return fail({ message: 'This playbook is missing from the extension. Install Perch again.' });
    }
  },
  add: async (brought, withPlaybook, progress) => {
    const settings = await client.ask({ ask: 'settings' });
    if (!settings.ok) return settings;
    const events = await addEvents(client, brought, progress);
    if (events.ok && withPlaybook) {
      const { playbook } = settings.value;
      const saved = await client.ask({
        ask: 'saveSettings',
        me: whoIs(settings.value, brought),
        change: { from: playbook, to: adoptPlaybook(brought.playbook, playbook) },
      });
      if (saved.ok) replaced();
      changed();
      return saved.ok ? events : saved;
    }
    changed();
    return events;
  },
});

/** A browser that nobody set up yet is the exporter's again; else everybody stays who they are. */
const whoIs = ({ ready, me }: Settings, brought: Import): Settings['me'] => (ready ? me : (brought.me ?? me));

const allEvents = async (client: Client): Promise<Result<CareEvent[], Unreadable>> => {
  const events: CareEvent[] = [];
  let after: string | undefined = '';
  while (after !== undefined) {
    const page: Answer<'exportEvents'> = await client.ask({ ask: 'exportEvents', after });
    if (!page.ok) return page;
    events.push(...page.value.events);
    after = page.value.next;
  }
  return ok(events);
};

const addEvents = async (
  client: Client,
  { events, members }: Import,
  progress: (done: number) => void,
): Promise<Result<Imported, Unreadable>> => {
  const total: Imported = { added: 0, known: 0, ofViewers: 0 };
  const pieces = inPieces(events, messageLimits);
  // Members come along even where there is no event.
  if (pieces.length === 0 && members.length > 0) pieces.push([]);
  for (const piece of pieces) {
    const answer = await client.ask({ ask: 'importEvents', events: piece, members });
    if (!answer.ok) return answer;
    total.added += answer.value.added;
    total.known += answer.value.known;
    total.ofViewers += answer.value.ofViewers;
    progress(total.added + total.known + total.ofViewers);
  }
  return ok(total);
};
