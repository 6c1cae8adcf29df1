// What the address of the panel says: `#case=case-123&theme=dark&focus=note`, or `&show=chart`; or `#show=measure`, or
// `#show=trouble`.
import type { CaseId } from '../../lib/care/ids.ts';
import { caseIdSchema } from '../../lib/care/ids.ts';

export interface PanelAddress {
  caseId?: CaseId;
  /** What X shows at the moment; without it the panel follows the system. */
  theme?: 'light' | 'dark';
  focusNote: boolean;
  /** Begins at the triage chart. */
  showChart: boolean;
  /** No case: the response times on the page around it. */
  measures: boolean;
  /** No case, for the store fails: the way to the rescue page alone. */
  inTrouble: boolean;
}

export const readAddress = (hash: string): PanelAddress => {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const caseId = caseIdSchema.safeParse(said.get('case'));
  const theme = said.get('theme');
  return {
    ...(caseId.success ? { caseId: caseId.data } : {}),
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
    focusNote: said.get('focus') === 'note',
    showChart: said.get('show') === 'chart',
    measures: said.get('show') === 'measure',
    inTrouble: said.get('show') === 'trouble',
  };
};

/** The address of another case in the same panel. */
export const addressOf = (caseId: CaseId, theme?: 'light' | 'dark'): string =>
  `#case=${caseId}${theme ? `&theme=${theme}` : ''}`;
