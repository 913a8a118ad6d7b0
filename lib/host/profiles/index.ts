import type { SiteProfile } from '../types';
import dhtn from './dhtn-zk.json';
import generic from './generic.json';
import ioffice from './vnpt-ioffice.json';
import voffice from './voffice.json';

/** Tried in this order; `generic` matches nothing by itself and serves as the model of a local profile. */
export const builtInProfiles: readonly SiteProfile[] = [dhtn, ioffice, voffice] as SiteProfile[];
export const genericProfile = generic as SiteProfile;
