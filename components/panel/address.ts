// What the address of the panel says: `#case=case-123&theme=dark&focus=note`, or `&show=chart`; or `#show=measure`, or
// `#trouble=storage`.
import type { CaseId } from '../../lib/care/ids.ts';
import { caseIdSchema } from '../../lib/care/ids.ts';
import type { StoreFailure } from '../../lib/care/view.ts';
import { storeFailureOf } from '../../lib/care/view.ts';

export interface PanelAddress {
  caseId?: CaseId;
  /** What X shows at the moment; without it the panel follows the system. */
  theme?: 'light' | 'dark';
  focusNote: boolean;
  /** Begins at the triage chart. */
  showChart: boolean;
  /** No case: the response times on the page around it. */
  measures: boolean;
  /** No case, for the store fails like this: the way to the rescue page alone. */
  trouble?: StoreFailure;
}

export const readAddress = (hash: string): PanelAddress => {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const caseId = caseIdSchema.safeParse(said.get('case'));
  const theme = said.get('theme');
  const trouble = storeFailureOf(said.get('trouble'));
  return {
    ...(caseId.success ? { caseId: caseId.data } : {}),
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
    focusNote: said.get('focus') === 'note',
    showChart: said.get('show') === 'chart',
    measures: said.get('show') === 'measure',
    ...(trouble ? { trouble } : {}),
  };
};

/** The address of another case in the same panel. */
export const addressOf = (caseId: CaseId, theme?: 'light' | 'dark'): string =>
  `#case=${caseId}${theme ? `&theme=${theme}` : ''}`;
