package io.github.phasegen.io.torch;

import io.github.phasegen.io.SampleType;

/**
 * A run of numbers in the file, seen by one or more tensors.
 *
 * @param key its name, mostly a number
 * @param type of the numbers; null if only the tensors know
 * @param bytes its length
 */
record TorchStorage(TorchArchive archive, String key, SampleType type, long bytes) {

	@Override
	public String toString() {
		return "storage " + key;
	}
}
