/** Does something with an upload while no other tab of this browser does. */
export function exclusively<T>(videoId: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(`videostack-upload-${videoId}`, { ifAvailable: true }, (lock) => {
    if (lock === null) throw new Error("This film is being sent in another tab.");
    return work();
  }) as Promise<T>;
}
