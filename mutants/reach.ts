/** Names of places that have been come by since this module was loaded. */
const reached = new Set<string>();

/** Says that a place is come by. Sources with probes in them call it. */
export const reach = (place: string): void => {
  reached.add(place);
};

export const placesReached = (): readonly string[] => [...reached];
