package io.github.phasegen.io.hdf5.file;

import java.io.IOException;

/** Arrays of the places of chunks, which HDF5's newer layouts have: fixed ones, and those that grow. */
final class ArrayIndex {

	/** Receives the chunks that are there, by their number. */
	@FunctionalInterface
	interface Visitor {

		void visit(Fields fields, long number, ChunkIndex.Chunk chunk) throws IOException;
	}

	private static final byte[] NOT_PAGED = {};
	private static final int MOST_PAGE_BITS = 30;

	/** More hold more chunks than a file can. */
	private static final int MOST_GROUPS = 60;
	private static final String FIXED = "fixed array of chunks";
	private static final String EXTENSIBLE = "extensible array of chunks";

	private final Hdf5Input input;
	private final Visitor visitor;
	private final int chunkBytes;
	private final String name;

	/** Of the array. */
	private boolean filtered;
	private int entrySize;
	private int pageBits;
	private long left;

	ArrayIndex(final Hdf5Input input, final int chunkBytes, final boolean fixed, final Visitor visitor) {
		this.input = input;
		this.chunkBytes = chunkBytes;
		this.name = fixed ? FIXED : EXTENSIBLE;
		this.visitor = visitor;
	}

	/** @param most chunks that the dataset can have */
	void visitFixed(final long address, final long most) throws IOException {
		final Fields header = header("FAHD", address, 12L + input.widths().length() + input.widths().offset());
		readPageBits(header);
		final long count = header.length("number of entries");
		requireCount(header, count, most);
		left = count;
		final long block = header.address();
		if (block == -1)
			return;
		final int pageBytes = count > pageEntries() ? Math.toIntExact(((count + pageEntries() - 1) / pageEntries() + 7) / 8) : 0;
		final Fields head = input.structure(name, block, 6L + input.widths().offset() + pageBytes);
		head.skip(6 + input.widths().offset());
		visitBlock("FADB", block, 0, count, pageBytes, head.bytes(pageBytes));
	}

	/** @param most chunks that the dataset can have now */
	void visitExtensible(final long address, final long most) throws IOException {
		final int offset = input.widths().offset();
		final Fields header = header("EAHD", address, 16L + 6L * input.widths().length() + offset);
		final int maximumBits = header.u8();
		final int inIndexBlock = header.u8();
		final int smallestBlock = header.u8();
		final int pointers = header.u8();
		readPageBits(header);
		header.skip(4 * input.widths().length());
		left = Math.min(header.length("number of entries"), most);
		header.skip(input.widths().length());
		final long block = header.address();
		if (block == -1 || left == 0)
			return;
		if (maximumBits > 64 || Integer.bitCount(smallestBlock) != 1 || Integer.bitCount(pointers) != 1 || pointers < 2)
			throw header.corrupt("parameters", maximumBits + ", " + smallestBlock + ", " + pointers, "powers of 2");
		visitGrowing(block, maximumBits, inIndexBlock, smallestBlock, pointers);
	}

	private Fields header(final String signature, final long address, final long size) throws IOException {
		final Fields header = input.structure(name, address, size);
		header.requireChecksum();
		header.signature(signature);
		header.version(0, 0);
		filtered = header.u8() != 0;
		entrySize = header.u8();
		final int smallest = input.widths().offset() + (filtered ? 5 : 0);
		if (filtered ? entrySize < smallest || entrySize > smallest + 7 : entrySize != smallest)
			throw header.corrupt("entry size", entrySize, "from " + smallest + " up");
		return header;
	}

	private void readPageBits(final Fields header) throws IOException {
		pageBits = header.u8();
		if (pageBits > MOST_PAGE_BITS)
			throw header.corrupt("bits of a page's size", pageBits, "at most " + MOST_PAGE_BITS);
	}

	private static void requireCount(final Fields header, final long count, final long most) throws IOException {
		if (count > most)
			throw header.corrupt("number of entries", count, "at most " + most);
	}

	/** Entries of the index block, then data blocks that it points to, then blocks of such pointers; all in the order of the chunks. */
	private void visitGrowing(final long address, final int maximumBits, final int inIndexBlock, final int smallestBlock, final int pointers)
		throws IOException
	{
		final int offset = input.widths().offset();
		final int groups = 1 + maximumBits - Integer.numberOfTrailingZeros(smallestBlock);
		final int directGroups = Math.min(groups, 2 * Integer.numberOfTrailingZeros(pointers));
		final int directBlocks = 2 * (pointers - 1);
		final Fields block = input.structure(name, address,
			6L + offset + (long) inIndexBlock * entrySize + (long) offset * (directBlocks + groups - directGroups));
		block.signature("EAIB");
		block.skip(2 + offset);
		long first = visitEntries(block, 0, inIndexBlock);
		final int blockOffsetBytes = (maximumBits + 7) / 8;
		for (int group = 0; group < Math.min(groups, MOST_GROUPS) && left > 0; group++) {
			final long blocks = 1L << group / 2;
			final long entries = (long) smallestBlock << (group + 1) / 2;
			if (group < directGroups)
				first = visitBlocks(block, first, blocks, entries, blockOffsetBytes);
			else
				first = visitGroup(block.address(), first, blocks, entries, blockOffsetBytes);
		}
	}

	/** A block of pointers to data blocks, and of bits for those pages of them that were written. */
	private long visitGroup(final long address, final long first, final long blocks, final long entries, final int blockOffsetBytes)
		throws IOException
	{
		if (address == -1)
			return skip(first, blocks * entries);
		final int offset = input.widths().offset();
		final int pageBytes = entries > pageEntries() ? (int) (entries / pageEntries() + 7) / 8 : 0;
		final Fields block =
			input.structure(name, address, 6L + offset + blockOffsetBytes + blocks * pageBytes + blocks * offset);
		block.signature("EASB");
		block.skip(2 + offset + blockOffsetBytes);
		final Fields pages = block.part(name + ", pages", Math.toIntExact(blocks * pageBytes));
		long number = first;
		for (long i = 0; i < blocks && left > 0; i++)
			number = visitBlock("EADB", block.address(), number, entries, blockOffsetBytes, pages.bytes(pageBytes));
		return number;
	}

	private long visitBlocks(final Fields pointers, final long first, final long blocks, final long entries, final int blockOffsetBytes)
		throws IOException
	{
		long number = first;
		for (long i = 0; i < blocks && left > 0; i++)
			number = visitBlock("EADB", pointers.address(), number, entries, blockOffsetBytes, NOT_PAGED);
		return number;
	}

	/** @param pages bits for the pages that were written, if the block is split into such */
	private long visitBlock(final String signature, final long address, final long first, final long entries, final int moreHead,
		final byte[] pages) throws IOException
	{
		if (address == -1)
			return skip(first, entries);
		final long head = 6L + input.widths().offset() + moreHead;
		input.structure(name, address, head).signature(signature);
		return pages.length == 0 ? visitEntries(input.structure(name, address + head, entries * entrySize), first, entries)
			: visitPages(address + head + 4, first, entries, pages);
	}

	/** Each page has a checksum behind it. */
	private long visitPages(final long address, final long first, final long entries, final byte[] written) throws IOException {
		long number = first;
		long position = address;
		for (int page = 0; number < first + entries && left > 0; page++) {
			final long count = Math.min(pageEntries(), first + entries - number);
			final boolean there = page / 8 < written.length && (written[page / 8] & 0x80 >> page % 8) != 0;
			number = there ? visitEntries(input.structure(name, position, count * entrySize), number, count) : skip(number, count);
			position += count * entrySize + 4;
		}
		return number;
	}

	private long pageEntries() {
		return 1L << pageBits;
	}

	private long skip(final long first, final long count) {
		left = Math.max(0, left - count);
		return first + count;
	}

	private long visitEntries(final Fields fields, final long first, final long count) throws IOException {
		final int sizeBytes = entrySize - input.widths().offset() - 4;
		for (long i = 0; i < count; i++) {
			final long address = fields.address();
			final long bytes = filtered ? fields.size("size of a chunk", sizeBytes) : chunkBytes;
			final int mask = filtered ? (int) fields.u32() : 0;
			if (address != -1 && i < left)
				visitor.visit(fields, first + i, new ChunkIndex.Chunk(address, (int) Math.min(bytes, Integer.MAX_VALUE), mask));
		}
		return skip(first, count);
	}
}
