import type { App } from '../app';
import type { Outcome } from './command';
import { tableText } from './output';
import { readPassword, sessionOf } from './session';

export async function listProfiles(app: App): Promise<Outcome> {
  const profiles = await sessionOf(app, null).call('auth.profiles', {});
  const json = profiles.map((profile) => ({
    username: profile.username,
    is_demo: profile.isDemo,
    last_sign_in_at: profile.lastSignInAt,
  }));
  return {
    json,
    text: tableText(
      ['profile', 'demo', 'last sign-in'],
      profiles.map((row) => [row.username, row.isDemo ? 'demo' : '', row.lastSignInAt]),
    ),
  };
}

export async function createProfile(app: App, [username = '']: string[]): Promise<Outcome> {
  const password = await readPassword(`New password for ${username}: `);
  const { profile, warnings } = await sessionOf(app, null).call('auth.createProfile', { username, password });
  return {
    json: { username: profile.username, email: profile.email, warnings },
    text: [`Made the profile ${profile.username}.`, ...warnings].join('\n'),
  };
}

export async function resetPassword(app: App, [username = '']: string[]): Promise<Outcome> {
  const note = 'The data is not encrypted: whoever can read the data folder can reset a password.';
  const warnings = await app.resetPassword(username, await readPassword(`New password for ${username}: `));
  return {
    json: { username, warnings: [note, ...warnings] },
    text: [`${username} has a new password; open sessions are ended.`, note, ...warnings].join('\n'),
  };
}
