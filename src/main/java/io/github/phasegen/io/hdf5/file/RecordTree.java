package io.github.phasegen.io.hdf5.file;

import java.io.IOException;

/** A version 2 B-tree: records of one size, which dense groups, attributes and chunks of HDF5's newer layouts are found by. */
final class RecordTree {

	/** Receives the records in their order. */
	@FunctionalInterface
	interface Visitor {

		void visit(Fields value) throws IOException;
	}

	private static final String NAME = "version 2 B-tree";
	private static final int NODE_OVERHEAD = 10;
	private static final int DEEPEST = 32;

	private final Hdf5Input input;
	private final int type;
	private final int nodeSize;
	private final int recordSize;

	/** Bytes that the number of records in a node takes. */
	private final int countBytes;

	/** Bytes that the number of all records from a node down takes, by the node's depth; 0 for leaves, for which it is not stored. */
	private final int[] totalBytes;
	private final Visited seen;

	private RecordTree(final Hdf5Input input, final Fields header, final int depth, final int type, final int nodeSize, final int recordSize)
		throws IOException
	{
		this.input = input;
		this.seen = new Visited(input);
		this.type = type;
		this.nodeSize = nodeSize;
		this.recordSize = recordSize;
		if (recordSize < 1 || nodeSize < NODE_OVERHEAD + recordSize)
			throw header.corrupt("node size", nodeSize + " for records of " + recordSize + " bytes", "room for one record");
		this.countBytes = bytesFor((nodeSize - NODE_OVERHEAD) / recordSize);
		this.totalBytes = totalBytes(depth);
	}

	/** The widths of numbers follow from the most records that a node can have. */
	private int[] totalBytes(final int depth) {
		final int[] widths = new int[depth + 1];
		double total = (nodeSize - NODE_OVERHEAD) / recordSize;
		for (int d = 1; d <= depth; d++) {
			final int pointer = input.widths().offset() + countBytes + widths[d - 1];
			final long records = Math.max(0, (nodeSize - NODE_OVERHEAD - pointer) / (recordSize + pointer));
			total = (records + 1) * total + records;
			widths[d] = bytesFor((long) Math.min(total, Long.MAX_VALUE));
		}
		return widths;
	}

	/** Bytes that numbers up to this one take. */
	static int bytesFor(final long largest) {
		return largest <= 0 ? 1 : (63 - Long.numberOfLeadingZeros(largest)) / 8 + 1;
	}

	/** @param type of the records, see the specification */
	static void visit(final Hdf5Input input, final long address, final int type, final Visitor visitor) throws IOException {
		final Fields header =
			input.structure(NAME, address, 22L + input.widths().offset() + input.widths().length());
		header.requireChecksum();
		header.signature("BTHD");
		header.version(0, 0);
		final int found = header.u8();
		if (found != type)
			throw header.corrupt("record type", found, "" + type);
		final int nodeSize = header.smallSize("node size");
		final int recordSize = header.u16();
		final int depth = header.u16();
		if (depth > DEEPEST)
			throw header.corrupt("depth", depth, "at most " + DEEPEST);
		header.skip(2);
		final long root = header.address();
		final int count = header.u16();
		if (root != -1)
			new RecordTree(input, header, depth, type, nodeSize, recordSize).visitNode(root, count, depth, visitor);
	}

	private void visitNode(final long address, final long count, final int depth, final Visitor visitor) throws IOException {
		final long children = depth == 0 ? 0 : (count + 1) * (input.widths().offset() + countBytes + totalBytes[depth - 1]);
		final long length = NODE_OVERHEAD + count * recordSize + children;
		seen.add(NAME + " node", address, length);
		final Fields node = input.structure(NAME + " node", address, length);
		node.requireChecksum();
		node.signature(depth == 0 ? "BTLF" : "BTIN");
		node.version(0, 0);
		final int found = node.u8();
		if (found != type)
			throw node.corrupt("record type", found, "" + type);
		for (long i = 0; i < count; i++)
			visitor.visit(node.part("record of a " + NAME, recordSize));
		for (long i = 0; depth > 0 && i <= count; i++) {
			final long child = node.address();
			final long childCount = node.unsigned(countBytes);
			node.skip(totalBytes[depth - 1]);
			visitNode(child, childCount, depth - 1, visitor);
		}
	}
}
