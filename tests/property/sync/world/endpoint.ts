// The real endpoint on a real file, which can be killed, set back and wiped.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../../../server/app.ts';
import type { Database } from '../../../../server/database.ts';
import { createLog } from '../../../../server/log.ts';
import { createMetrics, defaultLimits } from '../../../../server/house.ts';
import { openSqlite } from '../../../../server/sqlite.ts';
import { complain } from '../../../server/set-up.ts';
import type { News } from '../../../../lib/sync/ports.ts';

export interface World {
  deliver: (request: Request) => Promise<Response>;
  /** Everything it had in memory is gone; what it had acknowledged is not. */
  restart: () => Promise<void>;
  backUp: () => void;
  /** False where there is no copy to go back to. */
  setBack: () => Promise<boolean>;
  wipe: () => Promise<void>;
  /** What it told over live lines, oldest first; also before it was set back. */
  told: readonly News[];
  database: () => Database;
  end: () => Promise<void>;
}

/** Memory where there is a file system in it: the simulation cuts no power. */
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const limits = {
  ...defaultLimits,
  rate: 1e6,
  burst: 1e6,
  addressRate: 1e6,
  addressBurst: 1e6,
  joinRate: 1e6,
  joinBurst: 1e6,
};

export const createWorldEndpoint = async (now: () => number): Promise<World> => {
  const folder = mkdtempSync(join(place, 'perch-world-'));
  let number = 0;
  let file = join(folder, '0.db');
  let database = await openSqlite(file, complain);
  const say = (line: Record<string, string | number>) => {
    if ('problem' in line) throw new Error(String(line['problem']));
  };
  const appOn = () => {
    const house = { database, limits, metrics: createMetrics(), now, say };
    database.onNews((news) => {
      if (news === 'missed' || !news.poke) return;
      const { after, page } = news.poke;
      if (after && page) told.push({ after, page });
    });
    return createApp(house, createLog(house), () => 'simulated');
  };
  const told: News[] = [];
  let app = appOn();
  const backup = join(folder, 'backup.db');

  const move = async (copyFrom: string | undefined) => {
    await database.close();
    const next = join(folder, `${++number}.db`);
    if (copyFrom)
      for (const end of ['', '-wal'])
        if (existsSync(copyFrom + end)) copyFileSync(copyFrom + end, next + end);
    file = next;
    database = await openSqlite(file, complain);
    app = appOn();
  };

  return {
    deliver: async (request) => app.fetch(request),
    restart: () => move(file),
    backUp: () => {
      for (const end of ['', '-wal']) {
        rmSync(backup + end, { force: true });
        if (existsSync(file + end)) copyFileSync(file + end, backup + end);
      }
    },
    setBack: async () => {
      if (!existsSync(backup)) return false;
      await move(backup);
      return true;
    },
    wipe: () => move(undefined),
    told,
    database: () => database,
    end: async () => {
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
};
