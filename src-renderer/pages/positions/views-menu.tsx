import { ActionIcon, Menu, TextInput } from '@mantine/core';
import { IconBookmarks, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { SavedView } from '../../../src-shared/ipc/views';
import { FormDialog } from '../../components/app-dialog';
import { fieldErrors } from '../../components/field-errors';
import { call, useIpcMutation } from '../../ipc/client';
import { useCommands } from '../../state/commands';
import { showToast } from '../../state/toasts';
import { builtInViews, isSameView, keptView } from './kept-view';
import { usePositionsView } from './positions-view';
import styles from './toolbar.module.css';

const defaultName = 'Default view';

type Naming = { kind: 'new' } | { kind: 'rename'; view: SavedView };

/** The saved view that is shown, and whether it was changed since. */
function useShownView() {
  const { view, saved } = usePositionsView();
  const shown =
    saved.find(({ id }) => id === view.savedId) ?? saved.find((each) => isSameView(each.view, view)) ?? null;
  return { shown, changed: shown !== null && !isSameView(shown.view, view) };
}

function onFailure(error: Error): void {
  showToast({ tone: 'error', message: `The view was not changed. ${error.message}` });
}

/** Deleting a view loses no position: it is done at once, and can be taken back. */
function removeView(view: SavedView): void {
  call('views.remove', { id: view.id }).then(
    () =>
      showToast({
        tone: 'plain',
        message: `Deleted the view “${view.name}”.`,
        action: { name: 'Undo', run: () => void call('views.save', view).catch(onFailure) },
      }),
    onFailure,
  );
}

/** A name as the person wrote it, in one line: whatever it is, it leaves neither the menu nor its quotation marks. */
function ViewName({ name, quoted = false }: { name: string; quoted?: boolean }) {
  return (
    <span className={styles.viewName} title={name}>
      {quoted ? '“' : ''}
      <bdi>{name}</bdi>
      {quoted ? '”' : ''}
    </span>
  );
}

/** Views under a name: to be shown, kept anew, renamed and deleted. */
export function ViewsMenu() {
  const { view, saved, show } = usePositionsView();
  const { shown, changed } = useShownView();
  const [naming, setNaming] = useState<Naming | null>(null);
  const views = [...saved].sort((a, b) => a.name.localeCompare(b.name));
  const update = () => {
    if (shown !== null) call('views.save', { ...shown, view: keptView(view) }).catch(onFailure);
  };
  const ofShown = {
    section: 'Do',
    icon: IconBookmarks,
    place: 'Positions',
    detail: shown?.name,
    disabled: shown === null,
  } as const;
  useCommands([
    ...[...views, ...builtInViews].map((each) => ({
      id: `views.show:${each.id}`,
      name: `View: ${each.name}`,
      section: 'Go to' as const,
      icon: IconBookmarks,
      place: 'Positions',
      run: () => show(each),
    })),
    {
      id: 'views.default',
      name: 'View: default',
      section: 'Go to',
      icon: IconBookmarks,
      place: 'Positions',
      run: () => show(null),
    },
    {
      id: 'views.save',
      name: 'Save this view',
      section: 'Do',
      icon: IconBookmarks,
      place: 'Positions',
      run: () => setNaming({ kind: 'new' }),
    },
    {
      ...ofShown,
      id: 'views.update',
      name: 'Update the view',
      disabled: !changed,
      run: update,
    },
    {
      ...ofShown,
      id: 'views.rename',
      name: 'Rename the view',
      run: () => shown !== null && setNaming({ kind: 'rename', view: shown }),
    },
    {
      ...ofShown,
      id: 'views.remove',
      name: 'Delete the view',
      run: () => shown !== null && removeView(shown),
    },
  ]);
  return (
    <>
      <Menu position="bottom-start" width={228}>
        <Menu.Target>
          <ActionIcon
            aria-label={shown === null ? 'Views' : `Views, ${shown.name}${changed ? ', changed' : ''}`}
            title="Views"
          >
            <IconBookmarks size={16} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {views.map((each) => (
            <ViewItem key={each.id} view={each} shown={each === shown} changed={changed} onShow={show} />
          ))}
          {views.length > 0 && <Menu.Divider />}
          {builtInViews.map((each) => (
            <ViewItem key={each.id} view={each} shown={isSameView(each.view, view)} changed={false} onShow={show} />
          ))}
          <Menu.Item onClick={() => show(null)}>{defaultName}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => setNaming({ kind: 'new' })}>Save as</Menu.Item>
          {shown !== null && (
            <>
              <Menu.Item disabled={!changed} onClick={update}>
                Update <ViewName name={shown.name} quoted />
              </Menu.Item>
              <Menu.Item onClick={() => setNaming({ kind: 'rename', view: shown })}>
                Rename <ViewName name={shown.name} quoted />
              </Menu.Item>
              <Menu.Item color="var(--danger)" onClick={() => removeView(shown)}>
                Delete <ViewName name={shown.name} quoted />
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {naming !== null && <NameDialog naming={naming} onClose={() => setNaming(null)} />}
    </>
  );
}

interface ViewItemProps {
  view: SavedView;
  shown: boolean;
  changed: boolean;
  onShow: (view: SavedView) => void;
}

function ViewItem({ view, shown, changed, onShow }: ViewItemProps) {
  return (
    <Menu.Item
      aria-current={shown}
      rightSection={shown ? <IconCheck size={14} stroke={1.6} aria-hidden /> : undefined}
      onClick={() => onShow(view)}
    >
      <ViewName name={view.name} />
      {shown && changed && ', changed'}
    </Menu.Item>
  );
}

function NameDialog({ naming, onClose }: { naming: Naming; onClose: () => void }) {
  const { view, change } = usePositionsView();
  const [name, setName] = useState(naming.kind === 'rename' ? naming.view.name : '');
  const save = useIpcMutation('views.save');
  const errors = fieldErrors(save.error, ['name']);
  const builtIn = [...builtInViews.map((each) => each.name), defaultName].find(
    (each) => each.toLowerCase() === name.trim().toLowerCase(),
  );
  const submit = () => {
    if (builtIn !== undefined) return;
    const saved =
      naming.kind === 'rename' ? { ...naming.view, name } : { id: crypto.randomUUID(), name, view: keptView(view) };
    save.mutate(saved, {
      onSuccess: () => {
        change({ savedId: saved.id });
        onClose();
      },
    });
  };
  return (
    <FormDialog
      title={naming.kind === 'new' ? 'Save this view' : 'Rename the view'}
      submitLabel={naming.kind === 'new' ? 'Save' : 'Rename'}
      submitDisabled={name.trim() === '' || builtIn !== undefined}
      pending={save.isPending}
      error={errors.form}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextInput
        label="Name"
        description="It keeps grouping, sort order, filters and columns"
        data-autofocus
        autoComplete="off"
        maxLength={60}
        value={name}
        error={builtIn === undefined ? errors.at('name') : `There is always a view “${builtIn}”.`}
        onChange={(event) => {
          setName(event.currentTarget.value);
          save.reset();
        }}
      />
    </FormDialog>
  );
}
