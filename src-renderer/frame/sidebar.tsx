import { Link, useLocation } from 'wouter';
import type { Tag } from '../../src-shared/ipc/tags';
import { classes } from '../components/classes';
import { keyText } from '../components/key-cap';
import { TagShape } from '../components/tag-mark';
import { useIpcQuery } from '../ipc/client';
import { usePositionsView } from '../pages/positions/positions-view';
import { type PageRoute, routes } from '../routes';
import { ProfileMenu } from './profile-menu';
import styles from './sidebar.module.css';

function PageLink({ route, current }: { route: PageRoute; current: boolean }) {
  const Icon = route.icon;
  return (
    <Link
      href={route.path}
      className={classes(styles.link, current && styles.current)}
      aria-current={current ? 'page' : undefined}
      title={`${route.label}, ${keyText(`Ctrl ${route.key}`)}`}
    >
      <Icon size={16} stroke={1.6} aria-hidden />
      <span className={styles.label}>{route.label}</span>
      <span className={styles.key} aria-hidden>
        {route.group === 'foot' ? keyText(`Ctrl ${route.key}`) : route.key}
      </span>
    </Link>
  );
}

function TagList({ title, tags }: { title: string; tags: readonly Tag[] }) {
  const { view, toggleTag } = usePositionsView();
  const [location, navigate] = useLocation();
  if (tags.length === 0) return null;
  return (
    <section className={styles.tags} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {tags.map((tag) => {
          const on = view.tagIds.includes(tag.id);
          return (
            <li key={tag.id}>
              <button
                type="button"
                className={classes(styles.tag, on && styles.on)}
                aria-pressed={on}
                onClick={() => {
                  toggleTag(tag.id);
                  if (location !== '/positions') navigate('/positions');
                }}
              >
                <TagShape tag={tag} />
                <span className={styles.label}>{tag.name}</span> <span className={styles.key}>{tag.usageCount}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function Sidebar() {
  const [location] = useLocation();
  const tags = useIpcQuery('tags.list', {}).data ?? [];
  const byName = [...tags].sort((a, b) => a.name.localeCompare(b.name));
  const links = (group: PageRoute['group']) =>
    routes
      .filter((route) => route.group === group)
      .map((route) => <PageLink key={route.path} route={route} current={route.path === location} />);
  return (
    <section className={styles.side} aria-label="Profile and pages" data-region="sidebar">
      <ProfileMenu />
      <nav className={styles.pages} aria-label="Pages">
        <div>{links('book')}</div>
        <div>{links('work')}</div>
      </nav>
      <div className={styles.lists}>
        <TagList title="Strategies" tags={byName.filter((tag) => tag.tagType === 'STRATEGY')} />
        <TagList title="Tags" tags={byName.filter((tag) => tag.tagType === 'REGULAR')} />
      </div>
      <nav className={styles.foot} aria-label="Settings">
        {links('foot')}
      </nav>
    </section>
  );
}
