import Search from '@mui/icons-material/Search';
import InputAdornment from '@mui/material/InputAdornment';

/** Stands before what is searched for. */
export const SearchStart = () => (
  <InputAdornment position="start">
    <Search fontSize="small" />
  </InputAdornment>
);
