import type { ReactNode } from 'react';
import './fields.css';

export interface RadioCardProps {
  /** Name shared by the cards of one group. */
  readonly name: string;
  readonly chosen: boolean;
  readonly className?: string;
  readonly disabled?: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

/** One choice with more to say than fits a chip; the whole card can be pressed. */
export function RadioCard({
  name,
  chosen,
  className,
  disabled,
  onChoose,
  children,
}: RadioCardProps) {
  return (
    <label
      className={`bh-radio-card${chosen ? ' on' : ''}${className === undefined ? '' : ` ${className}`}`}
    >
      <input
        className="bh-radio"
        type="radio"
        name={name}
        checked={chosen}
        disabled={disabled === true}
        onChange={onChoose}
      />
      {children}
    </label>
  );
}
