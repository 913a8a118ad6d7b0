/** The store as a page of the extension has it, handed to the measuring script. Never part of the product. */
import Dexie from 'dexie';
import { commit, openDatabase, searchFirst } from '../../lib/store';
import { SearchText } from '../../lib/store/searchIndex';

Object.assign(globalThis, { bench: { Dexie, commit, openDatabase, searchFirst, SearchText } });
