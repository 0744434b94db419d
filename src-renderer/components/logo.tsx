import styles from './logo.module.css';

export function Logo({ size }: { size: 24 | 36 }) {
  return (
    <svg className={styles.logo} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="6" />
      <path d="M16.2 8.6V6.8H8.1l4.3 5.2-4.3 5.2h8.1v-1.8" />
    </svg>
  );
}
