/** The mark of the product: an open loop with a tick. */
export function BrandMark({ size }: { readonly size: number }) {
  return (
    <svg
      className="bh-mark"
      width={size}
      height={size}
      viewBox="0 0 34 34"
      fill="none"
      stroke="currentColor"
      strokeWidth="3.4"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M24.5 8.2A11.5 11.5 0 1 0 28.5 17" />
      <circle cx="27.3" cy="11.6" r="2.3" fill="#fff" stroke="none" />
      <path d="M12.3 17.3l3.4 3.4 6.2-6.6" stroke="#fff" strokeWidth="2.8" />
    </svg>
  );
}
