package io.github.phasegen.io.hdf5.file;

import java.io.IOException;

/**
 * A node of a version 1 B-tree, which groups and chunked datasets have.
 *
 * @param level 0 for leaves
 * @param entries keys and children, in turn
 */
record TreeNode(int level, int count, Fields entries) {

	static final int ANY_LEVEL = -1;

	/** @param type 0 for members of a group, 1 for chunks */
	record Kind(String name, int type, int keyBytes) {}

	/**
	 * @param expectedLevel one less than the parent's, so that the way down ends
	 * @param seen nodes that have been read
	 */
	static TreeNode read(final Hdf5Input input, final Kind kind, final long address, final int expectedLevel, final Visited seen)
		throws IOException
	{
		final int offset = input.widths().offset();
		final Fields head = input.structure(kind.name(), address, 8 + 2L * offset);
		head.signature("TREE");
		final int type = head.u8();
		if (type != kind.type())
			throw head.corrupt("node type", type, "" + kind.type());
		final int level = head.u8();
		if (expectedLevel != ANY_LEVEL && level != expectedLevel)
			throw head.corrupt("node level", level, "" + expectedLevel);
		final int count = head.u16();
		final long length = (long) count * (kind.keyBytes() + offset);
		seen.add(kind.name(), address, 8 + 2L * offset + length);
		return new TreeNode(level, count, input.structure(kind.name(), address + 8 + 2L * offset, length));
	}
}
