/**
 * Inline pictures of what a diagram is drawn with: 24 units square, lines in the color of the text. They stand
 * in the palette, the context pad and the menu that changes an element; no icon font is loaded.
 */
const task = '<rect x="3" y="5.5" width="18" height="13" rx="2.5"/>';
const diamond = '<path d="M12 3l9 9-9 9-9-9z"/>';
const thin = '<circle cx="12" cy="12" r="8.5"/>';
const double = '<circle cx="12" cy="12" r="9"/><circle cx="12" cy="12" r="6.6"/>';
const thick = '<circle cx="12" cy="12" r="8" stroke-width="3.2"/>';
const clock = '<path d="M12 8.5V12l2.2 1.4"/>';
const letter = '<path d="M8 9.5h8v5.4H8zM8 9.7l4 3 4-3"/>';
const triangle = '<path d="M12 8.4l3.6 6H8.4z"/>';
const sheet = '<path d="M9 8h6v8H9zM10.5 10.4h3M10.5 12.6h3"/>';
const flash = '<path d="M8.6 15.4l2-6 2.6 3.4 2.2-4.2-1.8 6-2.6-3z"/>';
const rise = '<path d="M12 8l3 7.4-3-2.6-3 2.6z"/>';
const rewind = '<path d="M12 9.2v5.6L8.4 12zM15.6 9.2v5.6L12 12z"/>';
const arrow = '<path d="M8 11h4.4V9l3.6 3-3.6 3v-2H8z"/>';
const cross = '<path d="M9.4 9.4l5.2 5.2M14.6 9.4l-5.2 5.2"/>';
const plus = '<path d="M12 12v5M9.5 14.5h5"/>';

export const shapeIcons = {
  task,
  userTask: `${task}<circle cx="7.6" cy="9.6" r="1.5"/><path d="M5.4 13.6c.3-1.6 1.1-2.4 2.2-2.4s1.9.8 2.2 2.4"/>`,
  serviceTask: `${task}<circle cx="8" cy="10.6" r="2"/><path d="M8 7.6v1M8 12.6v1M5 10.6h1M10 10.6h1"/>`,
  scriptTask: `${task}<path d="M6 8.5h4M6 10.5h3M6 12.5h4"/>`,
  ruleTask: `${task}<path d="M5.5 8.5h6v4.5h-6zM5.5 10h6M7.5 10v3"/>`,
  sendTask: `${task}<path fill="currentColor" d="M5.5 8.5h5.5v3.8H5.5z"/>`,
  receiveTask: `${task}<path d="M5.5 8.5h5.5v3.8H5.5zM5.5 8.7l2.7 2 2.8-2"/>`,
  manualTask: `${task}<path d="M5.5 10.5l2-2h3.5M7 11h4M7 12.5h3.5"/>`,
  callActivity: `<rect x="3" y="5.5" width="18" height="13" rx="2.5" stroke-width="2.8"/>`,
  subProcess: `${task}${plus}`,
  eventSubProcess: `<rect x="3" y="5.5" width="18" height="13" rx="2.5" stroke-dasharray="2 2"/>${plus}`,
  adHoc: `${task}<path d="M8.5 14.5c1.2-1.6 2.3-1.6 3.5-.4s2.3 1.2 3.5-.4"/>`,
  transaction: `${task}<rect x="5" y="7.5" width="14" height="9" rx="1.5"/>`,
  start: thin,
  startMessage: thin + letter,
  startTimer: thin + clock,
  startSignal: thin + triangle,
  startCondition: thin + sheet,
  startError: thin + flash,
  startEscalation: thin + rise,
  startCompensation: thin + rewind,
  end: thick,
  endMessage: `${thick}<path fill="currentColor" d="M8.5 9.8h7v4.6h-7z"/>`,
  endError: thick + flash,
  endEscalation: thick + rise,
  endSignal: thick + triangle,
  endCompensation: thick + rewind,
  endCancel: thick + cross,
  endTerminate: `${thick}<circle cx="12" cy="12" r="4.2" fill="currentColor"/>`,
  between: double,
  timer: double + clock,
  catchMessage: double + letter,
  throwMessage: `${double}<path fill="currentColor" d="M8.5 9.8h7v4.6h-7z"/>`,
  catchSignal: double + triangle,
  throwSignal: `${double}<path fill="currentColor" d="M12 8.4l3.6 6H8.4z"/>`,
  condition: double + sheet,
  escalation: double + rise,
  error: double + flash,
  compensation: double + rewind,
  cancel: double + cross,
  link: double + arrow,
  gateway: diamond,
  exclusive: `${diamond}<path d="M9.5 9.5l5 5M14.5 9.5l-5 5"/>`,
  parallel: `${diamond}<path d="M12 8.2v7.6M8.2 12h7.6"/>`,
  inclusive: `${diamond}<circle cx="12" cy="12" r="3.6"/>`,
  complex: `${diamond}<path d="M12 8.2v7.6M8.2 12h7.6M9.4 9.4l5.2 5.2M14.6 9.4l-5.2 5.2"/>`,
  eventBased: `${diamond}<circle cx="12" cy="12" r="4.8"/><path d="M12 9.2l2.9 2.1-1.1 3.4h-3.6l-1.1-3.4z"/>`,
  data: '<path d="M6 3h8l4 4v14H6zM14 3v4h4"/>',
  dataStore:
    '<path d="M5 7c0-1.7 3-3 7-3s7 1.3 7 3v10c0 1.7-3 3-7 3s-7-1.3-7-3z"/><path d="M5 7c0 1.7 3 3 7 3s7-1.3 7-3"/>',
  pool: '<path d="M3 6h18v12H3zM7 6v12M7 12h14"/>',
  conversation: '<path d="M2.5 12l4-7h11l4 7-4 7h-11z"/>',
  group: '<rect x="4" y="5" width="16" height="14" rx="3" stroke-dasharray="4 2 1 2"/>',
  note: '<path d="M10 5H6v14h4M10 9h9M10 12.5h7"/>',
  flow: '<path d="M4 12h15M13 6l6 6-6 6"/>',
  defaultFlow: '<path d="M4 12h15M13 6l6 6-6 6M7.5 15l3-6"/>',
  conditionalFlow: '<path d="M3 12l3.5-2.5L10 12l-3.5 2.5zM10 12h10M15 7l5 5-5 5"/>',
  loop: '<path d="M15.5 17.5A7 7 0 1 0 9 17.8M9 21v-3.6H5.5"/>',
  multiParallel: '<path d="M8 5v14M12 5v14M16 5v14"/>',
  multiSequential: '<path d="M5 8h14M5 12h14M5 16h14"/>',
  hand: '<path d="M8 12V6.5a1.5 1.5 0 0 1 3 0V11M11 10.5V5a1.5 1.5 0 0 1 3 0v5.5M14 11V6.5a1.5 1.5 0 0 1 3 0V15a6 6 0 0 1-6 6c-2.5 0-4-1.3-5-3l-2.3-4a1.5 1.5 0 0 1 2.5-1.7L8 14.5"/>',
  lasso: '<rect x="4" y="4" width="16" height="16" rx="1" stroke-dasharray="3 3"/>',
  space: '<path d="M4 5v14M20 5v14M8 12h8M10.5 9.5L8 12l2.5 2.5M13.5 9.5L16 12l-2.5 2.5"/>',
  connect: '<path d="M5 19L18 6M11 5.5h7.5V13"/><circle cx="5" cy="19" r="1.5"/>',
  search: '<circle cx="10.8" cy="10.8" r="6.3"/><path d="M15.5 15.5L20.5 20.5"/>',
  more: '<circle cx="5" cy="12" r="1.6" fill="currentColor"/><circle cx="12" cy="12" r="1.6" fill="currentColor"/><circle cx="19" cy="12" r="1.6" fill="currentColor"/>',
  change:
    '<circle cx="12" cy="12" r="3.2"/><path d="M12 3v2.6M12 18.4V21M3 12h2.6M18.4 12H21M5.6 5.6l1.9 1.9M16.5 16.5l1.9 1.9M5.6 18.4l1.9-1.9M16.5 7.5l1.9-1.9"/>',
  remove: '<path d="M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7M10.5 10.5v6M13.5 10.5v6"/>',
  laneAbove: '<path d="M4 12h16v8H4zM12 3v6M9 6h6"/>',
  laneBelow: '<path d="M4 4h16v8H4zM12 15v6M9 18h6"/>',
  laneTwo: '<path d="M4 5h16v14H4zM4 12h16"/>',
  laneThree: '<path d="M4 4h16v16H4zM4 9.3h16M4 14.7h16"/>',
} as const;
export type ShapeIconName = keyof typeof shapeIcons;

/** One picture as markup; hidden from assistive technology, because a word stands beside it. */
export const iconMarkup = (name: ShapeIconName): string =>
  `<svg class="bh-shape-icon" viewBox="0 0 24 24" aria-hidden="true">${shapeIcons[name]}</svg>`;
