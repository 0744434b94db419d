import { Component, type ReactNode } from 'react';
import styles from './error-boundary.module.css';

/** The last resort: a fault in a screen must say so, not leave an empty window. Nothing is written while rendering. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { fault: string | null }> {
  override state: { fault: string | null } = { fault: null };

  static getDerivedStateFromError(fault: unknown): { fault: string } {
    return { fault: fault instanceof Error ? fault.message : String(fault) };
  }

  override render(): ReactNode {
    if (this.state.fault === null) return this.props.children;
    return (
      <main className={styles.fault} role="alert">
        <h1>This screen stopped working</h1>
        <p>Your book is kept. Reload the window, and report this if it comes back.</p>
        <pre>{this.state.fault}</pre>
        <button type="button" onClick={() => window.location.reload()}>
          Reload
        </button>
      </main>
    );
  }
}
