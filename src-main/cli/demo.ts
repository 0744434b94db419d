import { counted } from '../../src-shared/domain/counted';
import type { Flags, Outcome } from './command';
import { CommandFailed, type ProfileSession } from './session';

export async function resetDemo(session: ProfileSession, _: string[], { confirmed }: Flags): Promise<Outcome> {
  const { username, isDemo } = session.profile;
  // A book of one's own is refused below, in the words of the back end, rather than asked about.
  if (isDemo && !confirmed) {
    const { positionCount } = await session.call('portfolios.summary', {});
    const snapshots = await session.call('snapshots.list', {});
    throw new CommandFailed({
      code: 'NEEDS_CONFIRMATION',
      message: `Everything that was changed in ${username} would be lost: ${counted(positionCount, 'open position')}, ${counted(snapshots.length, 'snapshot')}, tags, cash movements and prices entered by hand. The book of the beginning would take its place; undo does not bring this one back. Nothing was changed (--yes resets it).`,
    });
  }
  const { positions } = await session.call('portfolios.resetDemo', {});
  return {
    json: { username, positions },
    text: `The demo book ${username} is reset: ${counted(positions, 'position')}.`,
  };
}
