import { Component, type ReactNode } from 'react';

interface FocusBackProps {
  /** What may have the focus is disabled. */
  readonly disabled: boolean;
  readonly children: ReactNode;
}

/**
 * Gives the focus back to what had it before it was disabled, unless something else has it by then. A class, for
 * browsers take the focus away in the moment that an element is disabled: no effect is early enough to see what had it.
 */
export class FocusBack extends Component<FocusBackProps> {
  private before: Element | null = null;

  override getSnapshotBeforeUpdate(previous: FocusBackProps): null {
    if (this.props.disabled && !previous.disabled) this.before = document.activeElement;
    return null;
  }

  override componentDidUpdate(previous: FocusBackProps): void {
    if (this.props.disabled || !previous.disabled) return;
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    if (isNowhere && (this.before instanceof HTMLElement || this.before instanceof SVGElement)) {
      this.before.focus({ preventScroll: true });
    }
    this.before = null;
  }

  override render(): ReactNode {
    return this.props.children;
  }
}
