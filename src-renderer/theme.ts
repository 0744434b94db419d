import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import controls from './styles/controls.module.css';

/** Mantine wants ten shades; only 6 (light) and 5 (dark) are filled controls, the rest keep its variants in the same family. */
const accent: MantineColorsTuple = [
  '#efecfe',
  '#e0dbfd',
  '#c7bffb',
  '#a99dff',
  '#8a7bf0',
  '#6655dd',
  '#5a47d6',
  '#4d3bc6',
  '#4233ad',
  '#372b92',
];

const floating = { duration: 120, transition: 'fade' };

export const theme = createTheme({
  fontFamily: 'var(--font-text)',
  fontFamilyMonospace: 'var(--font-mono)',
  primaryColor: 'accent',
  colors: { accent },
  primaryShade: { light: 6, dark: 5 },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '6px', md: '8px', lg: '10px', xl: '10px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '16px', sm: '16px', md: '18px', lg: '20px', xl: '24px' },
  // One shadow for all that floats: a lower level must not look like a different thing.
  shadows: { xs: 'none', sm: 'var(--shadow)', md: 'var(--shadow)', lg: 'var(--shadow)', xl: 'var(--shadow)' },
  respectReducedMotion: true,
  cursorType: 'default',
  components: {
    Button: {
      defaultProps: { size: 'sm', variant: 'default' },
      classNames: { root: controls.button },
      vars: () => ({ root: { '--button-height': '28px', '--button-padding-x': '11px' } }),
    },
    ActionIcon: {
      defaultProps: { variant: 'subtle', color: 'gray', size: 28 },
      classNames: { root: controls.iconButton },
    },
    Input: {
      classNames: { input: controls.input, section: controls.section },
      vars: () => ({ wrapper: { '--input-height': '28px', '--input-fz': '12px', '--input-padding-inline': '9px' } }),
    },
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
      classNames: { label: controls.label, description: controls.description, error: controls.error },
    },
    PasswordInput: { vars: () => ({ root: { '--psi-button-size': '24px', '--psi-icon-size': '16px' } }) },
    SegmentedControl: {
      defaultProps: { transitionDuration: 0, withItemsBorders: false },
      classNames: {
        root: controls.segments,
        indicator: controls.segmentIndicator,
        label: controls.segmentLabel,
      },
    },
    Checkbox: {
      classNames: { input: controls.checkbox, label: controls.checkboxLabel },
      vars: () => ({ root: { '--checkbox-size': '16px' } }),
    },
    Switch: {
      defaultProps: { withThumbIndicator: false },
      classNames: { track: controls.switchTrack },
      vars: () => ({
        root: { '--switch-height': '16px', '--switch-width': '28px', '--switch-thumb-size': '12px' },
      }),
    },
    Modal: {
      defaultProps: {
        centered: true,
        padding: 16,
        radius: 'lg',
        transitionProps: { duration: 120, transition: 'fade' },
        overlayProps: { backgroundOpacity: 1, color: 'var(--scrim)' },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    },
    Menu: {
      // The placeholder that takes the first focus is no menu item; the first item takes it.
      defaultProps: {
        shadow: 'md',
        radius: 'lg',
        transitionProps: floating,
        withInitialFocusPlaceholder: false,
        // Inside the page's own landmark, where a reader of the screen looks for it.
        withinPortal: false,
      },
      classNames: { dropdown: controls.floating, item: controls.menuItem },
    },
    Popover: {
      defaultProps: { shadow: 'md', radius: 'lg', transitionProps: floating },
      classNames: { dropdown: controls.floating },
    },
  },
});

/** Every colour of Mantine comes from the tokens, so that there is one place to change one. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--canvas)',
    '--mantine-color-text': 'var(--text-1)',
    '--mantine-color-bright': 'var(--text-1)',
    '--mantine-color-dimmed': 'var(--text-3)',
    '--mantine-color-placeholder': 'var(--text-3)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-default': 'var(--raised)',
    '--mantine-color-default-hover': 'var(--active)',
    '--mantine-color-default-color': 'var(--text-1)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-disabled': 'var(--active)',
    '--mantine-color-disabled-color': 'var(--text-3)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-primary-color-filled': 'var(--accent-fill)',
    '--mantine-primary-color-filled-hover': 'var(--accent-fill-hover)',
    '--mantine-color-accent-filled': 'var(--accent-fill)',
    '--mantine-color-accent-filled-hover': 'var(--accent-fill-hover)',
    '--mantine-color-gray-light-color': 'var(--text-2)',
    '--mantine-color-gray-light-hover': 'var(--active)',
  };
  return { variables: { '--mantine-line-height': '18px' }, dark: both, light: both };
};
