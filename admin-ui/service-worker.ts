/// <reference lib="webworker" />
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';

declare const self: ServiceWorkerGlobalScope;
/** What is kept, written in by `service-worker-plugin.ts`. */
declare const precacheEntries: PrecacheEntry[];

/*
 * Keeps the screens on the device, so that a phone opens them without a network. It never keeps an
 * answer of the API: what is shown of those without a network, and since when, the pages say
 * themselves (resources/phone/offline).
 */

const assets = 'bihuan-assets';

precacheAndRoute(precacheEntries);
cleanupOutdatedCaches();

/** Every page is the same document; files, the API and the server's own pages are not. */
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/(?:api|assets|healthz|readyz|metrics)(?:[/?]|$)/u],
  }),
);

// Pages for desks are not kept ahead; their names carry a hash, so what was fetched once holds.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  new CacheFirst({ cacheName: assets }),
);

// What an earlier version fetched is not asked for any more.
self.addEventListener('activate', (event) => {
  event.waitUntil(caches.delete(assets));
});

// A new version waits until somebody asks for it, or until no page is open any more.
self.addEventListener('message', (event) => {
  const asked: unknown = event.data;
  if (
    typeof asked === 'object' &&
    asked !== null &&
    'type' in asked &&
    asked.type === 'SKIP_WAITING'
  ) {
    void self.skipWaiting();
  }
});
