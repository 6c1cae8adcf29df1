// How much of X Perch can read, surface by surface, and the selectors it reads with.
import { useRef } from 'preact/hooks';
import type { HealthRow } from '../lib/care/health.ts';
import { soundShare } from '../lib/care/health-facts.ts';

export interface HealthProps {
  /** Added up over the pages that have reported; undefined until they are known. */
  rows: readonly HealthRow[] | undefined;
  /** The pack in force, as a person may know it; undefined for the built-in one. */
  pack: string | undefined;
  builtIn: string;
  /** Why the last thing was not done, or what was done. */
  said: { text: string; failed: boolean } | undefined;
  onRefresh: () => void;
  onImport: (file: File) => Promise<void>;
  onBuiltIn: () => void;
  /** Gives the pack in force as a file. */
  onSave: () => void;
}

export const Health = (props: HealthProps) => {
  const { rows, pack, builtIn, said, onRefresh, onImport, onBuiltIn, onSave } = props;
  const fileRef = useRef<HTMLInputElement>(null);
  return (
    <section class="data" aria-labelledby="health-title">
      <h2 id="health-title">Health</h2>
      <p class="dim">
        What Perch can read on X, counted in your open tabs since the browser started. X changes its pages;
        where a share falls, Perch needs new selectors.
      </p>
      {rows && (rows.length > 0 ? <Surfaces rows={rows} /> : <p>No page of X has been read yet.</p>)}
      <div class="row">
        <button type="button" onClick={onRefresh}>
          Count again
        </button>
      </div>
      <h3>Selectors</h3>
      <p class="dim">{pack ? `In force: ${pack}. Otherwise ${builtIn}.` : `In force: ${builtIn}.`}</p>
      <input
        ref={fileRef}
        type="file"
        class="visually-hidden"
        accept=".json,application/json"
        aria-label="Selector pack to import"
        tabIndex={-1}
        onChange={(event) => {
          const input = event.currentTarget;
          const file = input.files?.[0];
          // Emptied, so that the same file can be chosen again once it has been mended.
          if (file) void onImport(file).then(() => (input.value = ''));
        }}
      />
      <div class="row">
        <button type="button" onClick={() => fileRef.current?.click()}>
          Import a selector pack
        </button>
        {pack && (
          <button type="button" onClick={onBuiltIn}>
            Back to the built-in pack
          </button>
        )}
        <button type="button" class="plain" onClick={onSave}>
          Save as a file
        </button>
      </div>
      <p role="status" class={said?.failed ? 'problem' : 'dim'}>
        {said?.text}
      </p>
    </section>
  );
};

const nameBySurface: Readonly<Record<string, string>> = {
  home: 'Home',
  notifications: 'Notifications',
  search: 'Search',
  list: 'Lists',
  community: 'Communities',
  profile: 'Profiles',
  status: 'Threads',
  quotes: 'Quotes',
  bookmarks: 'Bookmarks',
  column: 'X Pro',
  other: 'Elsewhere',
};

const Surfaces = ({ rows }: { rows: readonly HealthRow[] }) => {
  const surfaces = [...new Set(rows.map(({ surface }) => surface))];
  return (
    <ul class="health">
      {surfaces.map((surface) => {
        const ofSurface = rows.filter((row) => row.surface === surface);
        const posts = ofSurface.find(({ anchor }) => anchor === 'posts');
        return (
          <li key={surface}>
            <details>
              <summary>
                <span>{nameBySurface[surface] ?? surface}</span>
                {posts && <Share row={posts} what="posts read" />}
              </summary>
              <ul>
                {ofSurface
                  .filter((row) => row !== posts)
                  .map((row) => (
                    <li key={row.anchor}>
                      <span>{row.anchor}</span>
                      <Share
                        row={row}
                        what={row.fallback > 0 ? `found, ${row.fallback} by a fallback` : 'found'}
                      />
                    </li>
                  ))}
              </ul>
            </details>
          </li>
        );
      })}
    </ul>
  );
};

const Share = ({ row: { seen, read }, what }: { row: HealthRow; what: string }) => {
  const isLow = seen > 0 && read / seen < soundShare;
  return (
    <span class={isLow ? 'share low' : 'share'}>
      {isLow && '! '}
      {`${read} of ${seen} ${what}`}
    </span>
  );
};
