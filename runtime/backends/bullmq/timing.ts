/*
 * A worker that dies is noticed in two steps: its locks run out, then a check that has seen its jobs before finds
 * them without a lock. At most 10 s and 5 s, and 5 s more where the check was the dead worker's turn.
 */

/**
 * How long a claim is good for without renewal. A process whose event loop is blocked for longer keeps its jobs if
 * no other worker has noticed meanwhile; where one has, they run a second time.
 */
export const lockDuration = 10_000;
/** How often claims are looked at; one is renewed when it is this old. */
export const renewalInterval = 2_500;
/**
 * How often runs look whether their jobs were cancelled: one command for all of a worker's, and none while it has no run. To
 * be told by Redis would take one more connection for each worker; the one that a queue has is told of new jobs, and one
 * worker alone hears.
 */
export const lookInterval = 250;
/** How often each worker looks for jobs whose worker was lost. */
export const stalledInterval = 5_000;
/** For how long one worker's check spares the others theirs: less than the interval, so that no turn is missed. */
export const stalledGuard = 4_500;
/** How often finished jobs whose time is over are removed. */
export const sweepInterval = 20_000;
/** How long a worker with a limit goes on without a connection. */
export const outagePatience = 10_000;
/** After an error, and between tries to store an outcome. */
export const errorPause = 1_000;
/** A queue is looked at this often even where nothing rang, in case a bell was lost with its worker. */
export const longestWait = 5_000;
/** How long a worker keeps to itself that a queue has jobs while it has no slot for them. */
export const passOnAfter = 1_000;
