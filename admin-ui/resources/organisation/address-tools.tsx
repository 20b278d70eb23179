import { HeadSearch } from '../../layout/head-search.tsx';
import { useAddress } from './use-address.ts';

/** The search of a page, which stands in its address. */
export function AddressSearch({ label }: { readonly label: string }) {
  const [get, set] = useAddress();
  return (
    <HeadSearch
      label={label}
      value={get('q')}
      onSearch={(text) => {
        set('q', text);
      }}
    />
  );
}

/** What a page shows besides, or only, as its address has it. */
export function AddressCheck({ name, label }: { readonly name: string; readonly label: string }) {
  const [get, set] = useAddress();
  return (
    <label className="bh-row bh-sm">
      <input
        type="checkbox"
        className="bh-check"
        checked={get(name) === 'true'}
        onChange={(event) => {
          set(name, event.target.checked ? 'true' : '');
        }}
      />
      {label}
    </label>
  );
}
