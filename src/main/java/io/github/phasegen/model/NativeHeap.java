package io.github.phasegen.model;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * Has glibc keep freed memory for the next tensor. Its usual settings give that of every large tensor back to the system and fetch it page by
 * page again, which takes a network two to three times as long. Elsewhere, and where the user chose settings in the environment, nothing is
 * changed.
 */
final class NativeHeap {

	/** From malloc.h. */
	private static final int TRIM_THRESHOLD = -1;
	private static final int TOP_PAD = -2;
	private static final int MMAP_THRESHOLD = -3;

	private static final int KEPT = 1 << 30;
	private static final int GROWTH = 1 << 28;

	/** The most that glibc accepts. */
	private static final int LARGEST_ON_HEAP = 1 << 25;

	private NativeHeap() {}

	/** The function of the C library. */
	interface Allocator extends Library {

		int mallopt(int parameter, int value);
	}

	/** @return whether the settings were taken */
	static boolean keepFreedMemory() {
		if (!Platform.isLinux() || System.getenv().keySet().stream().anyMatch(name -> name.startsWith("MALLOC_"))) return false;
		try {
			return keepFreedMemory(Native.load("c", Allocator.class));
		}
		catch (final LinkageError e) {
			// a C library without it, or a JVM without JNA: slower, and otherwise the same
			return false;
		}
	}

	static boolean keepFreedMemory(final Allocator allocator) {
		return allocator.mallopt(MMAP_THRESHOLD, LARGEST_ON_HEAP) == 1 & allocator.mallopt(TRIM_THRESHOLD, KEPT) == 1 & allocator.mallopt(
			TOP_PAD, GROWTH) == 1;
	}
}
