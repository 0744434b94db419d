import { join } from 'node:path';
import type { BackupContent } from '../../src-shared/ipc/backups';
import type { Backups } from '../backups';
import type { Context } from '../context';
import type { DataFolder } from '../db/data-folder';
import { findUser } from '../db/repositories/users';
import type { Caller, HandlersOf } from '../ipc/router';

export function backupsHandlers(
  { database }: Context,
  backups: Backups,
  folder: Pick<DataFolder, 'backups'>,
): HandlersOf<'backups'> {
  /** A backup holds every profile; whoever is signed in sees their own. */
  async function ownContent({ userId }: Caller) {
    const username = (await findUser(database.orm, userId))?.username;
    return <C extends BackupContent | null>(content: C): C =>
      content && {
        ...content,
        profiles: content.profiles.filter((profile) => profile.username === username),
        rows: {},
      };
  }

  return {
    'backups.list': async (_, caller) => {
      const own = await ownContent(caller);
      return backups.list().map((backup) => ({ ...backup, content: own(backup.content) }));
    },
    'backups.create': async ({ operationId }, caller) => {
      const own = await ownContent(caller);
      const backup = await backups.create('by-hand', operationId);
      return { ...backup, content: own(backup.content) };
    },
    'backups.check': async ({ fileName }, caller) => {
      const own = await ownContent(caller);
      const check = await backups.check(fileName);
      return check.state === 'sound' ? { ...check, content: own(check.content) } : check;
    },
    'backups.restore': async ({ fileName }) => {
      await backups.restore(join(folder.backups, fileName));
      return {};
    },
  };
}
