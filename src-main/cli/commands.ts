import { backUp, examine, listBackups, restore } from './backups';
import { listPositions, listTags } from './book';
import { listChanges, redoChange, undoChange } from './changes';
import { type Command, withProfile } from './command';
import { importFile, undoImport } from './imports';
import { createProfile, listProfiles, resetPassword } from './profiles';

export const commands: Record<string, Command> = {
  profiles: { operands: [], needsProfile: false, help: 'list the profiles', run: listProfiles },
  'profiles create': { operands: ['NAME'], needsProfile: false, help: 'make a profile', run: createProfile },
  'profiles reset-password': {
    operands: ['NAME'],
    needsProfile: false,
    help: 'give a profile a new password',
    run: resetPassword,
  },
  import: { operands: ['FILE'], needsProfile: true, help: 'read a file of positions', run: withProfile(importFile) },
  positions: { operands: [], needsProfile: true, help: 'the open positions', run: withProfile(listPositions) },
  tags: { operands: [], needsProfile: true, help: 'the tags and how often they are used', run: withProfile(listTags) },
  undo: {
    operands: ['[BATCH]'],
    needsProfile: true,
    help: 'take an import back, the last one if none is named',
    run: withProfile(undoImport),
  },
  changes: { operands: [], needsProfile: true, help: 'what was done, newest first', run: withProfile(listChanges) },
  'changes undo': {
    operands: [],
    needsProfile: true,
    help: 'take the newest change back, whatever it is',
    run: withProfile(undoChange),
  },
  'changes redo': {
    operands: [],
    needsProfile: true,
    help: 'do again what was undone last',
    run: withProfile(redoChange),
  },
  backup: {
    operands: [],
    needsProfile: true,
    help: 'copy the database, and verify the copy',
    run: withProfile(backUp),
  },
  backups: {
    operands: [],
    needsProfile: false,
    mendsDatabase: true,
    help: 'the backups and what is in them',
    run: listBackups,
  },
  restore: {
    operands: ['FILE'],
    needsProfile: false,
    mendsDatabase: true,
    reopens: true,
    help: 'put a backup in the place of the database, which is kept',
    run: restore,
  },
  doctor: { operands: [], needsProfile: false, help: 'read every row and check what is derived', run: examine },
};
