import { createContext, useContext } from 'react';

/** IANA zone that all dates are said in: the session's, until it is known the default. */
export const DeploymentZone = createContext('Asia/Shanghai');

export function useZone(): string {
  return useContext(DeploymentZone);
}
