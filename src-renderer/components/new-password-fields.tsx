import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useState } from 'react';
import styles from './new-password-fields.module.css';
import { passwordWarning } from './password-warning';

/** A password that can be looked at, by the keyboard too. */
export function PasswordField(props: PasswordInputProps) {
  return (
    <PasswordInput
      visibilityToggleButtonProps={{ 'aria-label': 'Show password' }}
      visibilityToggleFocusable
      {...props}
    />
  );
}

interface NewPassword {
  password: string;
  again: string;
  differs: boolean;
}

/** What is typed into both fields. `isConfirmed` says whether they agree, and shows when they do not. */
export function useNewPassword() {
  const [typed, setTyped] = useState<NewPassword>({ password: '', again: '', differs: false });
  const isConfirmed = () => {
    const differs = typed.password !== typed.again;
    setTyped({ ...typed, differs });
    return !differs;
  };
  return { typed, setTyped, isConfirmed };
}

interface NewPasswordFieldsProps {
  typed: NewPassword;
  setTyped: (typed: NewPassword) => void;
  /** "Password" or "New password"; the second field says it again. */
  label: string;
  /** What the back end has against it. */
  error: string | null;
}

/** A password and the same again. A short one is warned of, not refused. */
export function NewPasswordFields({ typed, setTyped, label, error }: NewPasswordFieldsProps) {
  return (
    <>
      <PasswordField
        label={label}
        autoComplete="new-password"
        value={typed.password}
        error={error}
        description={passwordWarning(typed.password)}
        classNames={{ description: styles.warning }}
        onChange={(event) => setTyped({ ...typed, password: event.currentTarget.value, differs: false })}
      />
      <PasswordField
        label={`${label} again`}
        autoComplete="new-password"
        value={typed.again}
        error={typed.differs ? 'The two passwords differ.' : undefined}
        onChange={(event) => setTyped({ ...typed, again: event.currentTarget.value, differs: false })}
      />
    </>
  );
}
