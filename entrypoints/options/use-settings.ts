// The settings as the desk has them. What another page changes is shown here too, unless it would overwrite typing.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Client } from '../../lib/bridge/client.ts';
import { onNotice } from '../../lib/bridge/client.ts';
import type { Wished } from '../../components/options/settings-form.tsx';
import type { Result } from '../../lib/care/result.ts';
import type { Failure, Settings } from '../../lib/care/view.ts';

export interface ShownSettings {
  settings?: Settings;
  /** Grows when the settings were changed elsewhere: a form starts anew from them. */
  edition: number;
  failure?: Failure;
  refresh: () => void;
  save: (wished: Wished) => Promise<Result<Settings, Failure>>;
  /** Saves which features are off, at once; answers why not. */
  saveOff: (off: string[]) => Promise<string | undefined>;
  setUnsaved: (unsaved: boolean) => void;
}

export const useSettings = (client: Client): ShownSettings => {
  const [state, setState] = useState<Pick<ShownSettings, 'settings' | 'edition' | 'failure'>>({ edition: 0 });
  const unsavedRef = useRef(false);
  const setUnsaved = useCallback((unsaved: boolean) => {
    unsavedRef.current = unsaved;
  }, []);

  const refresh = useCallback((): void => {
    const load = async (): Promise<void> => {
      const answer = await client.ask({ ask: 'settings' });
      setState((last) => {
        if (!answer.ok) return { ...last, failure: answer.error };
        const settings = answer.value;
        if (unsavedRef.current || isSame(last.settings, settings))
          return { settings: last.settings ?? settings, edition: last.edition };
        return { settings, edition: last.edition + 1 };
      });
    };
    void load();
  }, [client]);

  const save = useCallback(
    async (wished: Wished): Promise<Result<Settings, Failure>> => {
      const answer = await client.ask({ ask: 'saveSettings', ...wished });
      if (answer.ok) setState(({ edition }) => ({ settings: answer.value, edition }));
      return answer;
    },
    [client],
  );

  const saveOff = useCallback(
    async (off: string[]): Promise<string | undefined> => {
      const answer = await client.ask({ ask: 'saveOnPage', off });
      if (!answer.ok) return answer.error.message;
      setState(({ settings, edition }) => ({
        edition,
        settings: { ...(settings ?? answer.value), off: answer.value.off },
      }));
      return undefined;
    },
    [client],
  );

  useEffect(() => {
    const closing = new AbortController();
    const { signal } = closing;
    onNotice((notice) => notice.settings && refresh(), signal);
    addEventListener('beforeunload', (event) => unsavedRef.current && event.preventDefault(), { signal });
    // Whoever comes back from X may have shown it their account meanwhile.
    document.addEventListener('visibilitychange', () => document.hidden || refresh(), { signal });
    refresh();
    return () => closing.abort();
  }, [refresh]);

  return { ...state, refresh, save, saveOff, setUnsaved };
};

const isSame = (a: Settings | undefined, b: Settings): boolean =>
  JSON.stringify([a?.playbook, a?.me, a?.ready, a?.account, a?.off]) ===
  JSON.stringify([b.playbook, b.me, b.ready, b.account, b.off]);
