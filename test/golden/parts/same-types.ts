import type { InputOf, OutputOf } from "jobwright/runtime";
import type * as generated from "./client/index.ts";
import type manifest from "./jobs.manifest.ts";

type Eq<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<T extends true>(): T;

type Router = (typeof manifest)["routers"][0]["jobs"];
type Count = (typeof manifest)["jobs"][0];

same<Eq<generated.ParcelsSendPayload, InputOf<Router["send"]["payload"]>>>();
same<Eq<generated.ParcelsSendParsed, OutputOf<Router["send"]["payload"]>>>();
same<Eq<generated.ParcelsSendResult, InputOf<Router["send"]["result"]>>>();
same<Eq<generated.ParcelsFilePayload, InputOf<Router["file"]["payload"]>>>();
same<Eq<generated.ParcelsFileParsed, OutputOf<Router["file"]["payload"]>>>();
same<Eq<generated.CountParcelsPayload, InputOf<Count["payload"]>>>();
same<Eq<generated.CountParcelsParsed, OutputOf<Count["payload"]>>>();
same<Eq<generated.Place, generated.ParcelsSendPayload["from"]>>();
same<Eq<generated.MoneyParsed, generated.ParcelsSendParsed["items"][number]["price"]>>();
