package io.github.phasegen.io.hdf5.file;

import java.io.IOException;

import io.github.phasegen.io.UnsupportedFormatException;

/** A heap of objects in blocks that double in size, in which groups and objects of HDF5's newer layouts keep many links or attributes. */
final class FractalHeap {

	private static final String NAME = "fractal heap";
	private static final int MANAGED = 0;
	private static final int DEEPEST = 64;
	private static final long LARGEST_BLOCK = 1L << 32;

	private final Hdf5Input input;
	private final Fields header;
	private final boolean filtered;
	private final int offsetBytes;
	private final int lengthBytes;
	private final int width;
	private final long firstBlock;
	private final long largestBlock;
	private final long root;
	private final int rootRows;

	FractalHeap(final Hdf5Input input, final long address) throws IOException {
		this.input = input;
		final int offset = input.widths().offset();
		final int length = input.widths().length();
		this.header = input.structure(NAME, address, 26L + 3L * offset + 12L * length);
		header.signature("FRHP");
		header.version(0, 0);
		header.u16();
		this.filtered = header.u16() != 0;
		header.u8();
		final long largestObject = header.u32();
		header.skip(2 * offset + 10 * length);
		this.width = header.u16();
		this.firstBlock = header.length("starting block size");
		this.largestBlock = header.length("largest block size");
		final int heapBits = header.u16();
		header.u16();
		this.root = header.address();
		this.rootRows = header.u16();
		if (width < 1 || Long.bitCount(firstBlock) != 1 || Long.bitCount(largestBlock) != 1 || firstBlock > largestBlock || heapBits > 64
			|| largestBlock > LARGEST_BLOCK)
			throw header.corrupt("block sizes", firstBlock + " to " + largestBlock + " in rows of " + width, "powers of 2");
		this.offsetBytes = (heapBits + 7) / 8;
		this.lengthBytes = RecordTree.bytesFor(Math.min(largestBlock, largestObject));
	}

	/** The object that a heap ID stands for. */
	Fields object(final String name, final Fields id) throws IOException {
		final int kind = id.u8();
		if ((kind >> 4 & 3) != MANAGED || filtered)
			throw new UnsupportedFormatException(input.file(), header.structure(), filtered ? "filtered" : "a huge or tiny object",
				"plain objects");
		final long offset = id.size("offset", offsetBytes);
		final long length = id.size("length", lengthBytes);
		return input.structure(name, rootRows == 0 ? addExact(root, offset) : find(root, offset, 0), length);
	}

	/** Goes down from an indirect block, whose objects begin at offset 0. */
	private long find(final long block, final long offset, final int depth) throws IOException {
		if (depth > DEEPEST)
			throw header.corrupt("blocks", "more than " + DEEPEST + " in each other", "fewer");
		final long firstRow = firstBlock * width;
		final int row = offset < firstRow ? 0 : 64 - Long.numberOfLeadingZeros(offset / firstRow);
		final long size = row == 0 ? firstBlock : firstBlock << row - 1;
		final long rowStart = row == 0 ? 0 : firstRow << row - 1;
		if (size <= 0 || rowStart < 0)
			throw header.corrupt("offset of an object", offset, "one in the heap");
		final long column = (offset - rowStart) / size;
		final long inside = (offset - rowStart) % size;
		final int directRows = Long.numberOfTrailingZeros(largestBlock) - Long.numberOfTrailingZeros(firstBlock) + 2;
		final long child = child(block, (long) row * width + column);
		return row < directRows ? addExact(child, inside) : find(child, inside, depth + 1);
	}

	private long child(final long block, final long number) throws IOException {
		final int head = 5 + input.widths().offset() + offsetBytes;
		final Fields start = input.structure("indirect block of a " + NAME, block, head);
		start.signature("FHIB");
		return input.structure("indirect block of a " + NAME, addExact(block, head + number * input.widths().offset()),
			input.widths().offset()).address();
	}

	private long addExact(final long address, final long offset) throws IOException {
		if (address < 0 || offset > Long.MAX_VALUE - address)
			throw header.corrupt("address", address + " + " + offset, "one in the file");
		return address + offset;
	}
}
