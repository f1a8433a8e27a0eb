package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds the members of a group: their names and the addresses of their object headers. Links to other paths or files are
 * {@link #ELSEWHERE}.
 */
final class Links {

	static final long ELSEWHERE = -1;
	private static final int MOST_LINKS = 1_000_000;

	/** Names may overlap in the file. */
	private static final int MOST_LETTERS = 1 << 24;
	private static final int SYMBOLIC = 2;
	private static final int NAME_RECORDS = 5;
	private static final String HEAP = "local heap";
	private static final String NODE = "symbol table node";

	private final Hdf5Input input;
	private final Map<String, Long> found = new LinkedHashMap<>();
	private final Visited seen;
	private long letters;

	private Links(final Hdf5Input input) {
		this.input = input;
		this.seen = new Visited(input);
	}

	static Map<String, Long> of(final Hdf5Input input, final ObjectHeader group) throws IOException {
		final Links links = new Links(input);
		for (final Fields message : group.all("link", ObjectHeader.LINK))
			links.addLink(message);
		final var linkInfo = group.find("link info", ObjectHeader.LINK_INFO);
		if (linkInfo.isPresent())
			links.addDense(linkInfo.get());
		final var table = group.find("symbol table", ObjectHeader.SYMBOL_TABLE);
		if (table.isPresent())
			links.addTable(table.get());
		return links.found;
	}

	/** Groups of many members in newer layouts. */
	private void addDense(final Fields info) throws IOException {
		info.version(0, 0);
		final int flags = info.u8();
		info.skip((flags & 1) != 0 ? 8 : 0);
		final long heapAddress = info.address();
		if (heapAddress == -1)
			return;
		final FractalHeap heap = new FractalHeap(input, heapAddress);
		RecordTree.visit(input, info.address(), NAME_RECORDS, fields -> {
			fields.skip(4);
			addLink(heap.object("link", fields));
		});
	}

	private void addLink(final Fields fields) throws IOException {
		fields.version(1, 1);
		final int flags = fields.u8();
		final int type = (flags & 8) != 0 ? fields.u8() : 0;
		fields.skip((flags & 4) != 0 ? 8 : 0);
		fields.skip((flags & 16) != 0 ? 1 : 0);
		final long length = fields.size("length of the name", 1 << (flags & 3));
		final Fields name = fields.part("name of a link", (int) Math.min(length, Integer.MAX_VALUE));
		final String text = new String(name.bytes(name.remaining()), StandardCharsets.UTF_8);
		add(fields, text, type == 0 ? defined(fields, text, fields.address()) : ELSEWHERE);
	}

	private static long defined(final Fields fields, final String name, final long address) throws IOException {
		if (address == ELSEWHERE)
			throw fields.corrupt("address of " + name, "undefined", "one in the file");
		return address;
	}

	private void add(final Fields fields, final String name, final long address) throws IOException {
		if (name.isEmpty())
			throw fields.corrupt("name of a member", "none", "one letter at least");
		letters += name.length();
		if (found.size() >= MOST_LINKS || letters > MOST_LETTERS)
			throw fields.corrupt("members", found.size() + " with " + letters + " letters in their names", "fewer than " + MOST_LINKS
				+ " with " + MOST_LETTERS);
		if (found.putIfAbsent(name, address) != null)
			throw fields.corrupt("members", name + " twice", "once");
	}

	private void addTable(final Fields table) throws IOException {
		final long tree = table.address();
		final long heapAddress = table.address();
		final int widths = input.widths().offset() + 2 * input.widths().length();
		final Fields heap = input.structure(HEAP, heapAddress, 8L + widths);
		heap.signature("HEAP");
		heap.version(0, 0);
		heap.skip(3);
		final long size = heap.length("size");
		heap.length("offset of the free list");
		final Fields names = input.structure("names of a local heap", heap.address(), size);
		addTree(tree, names.bytes(names.remaining()), TreeNode.ANY_LEVEL);
	}

	private void addTree(final long address, final byte[] names, final int level) throws IOException {
		final TreeNode node =
			TreeNode.read(input, new TreeNode.Kind("B-tree of a group", 0, input.widths().length()), address, level, seen);
		for (int i = 0; i < node.count(); i++) {
			node.entries().length("key");
			final long child = node.entries().address();
			if (node.level() > 0)
				addTree(child, names, node.level() - 1);
			else
				addNode(child, names);
		}
	}

	private void addNode(final long address, final byte[] names) throws IOException {
		final Fields head = input.structure(NODE, address, 8);
		head.signature("SNOD");
		head.version(1, 1);
		head.skip(1);
		final int count = head.u16();
		final long length = count * (2L * input.widths().offset() + 24);
		seen.add(NODE, address, 8 + length);
		final Fields entries = input.structure(NODE, address + 8, length);
		for (int i = 0; i < count; i++) {
			final long name = entries.size("name offset", input.widths().offset());
			final long header = entries.address();
			final boolean symbolic = entries.u32() == SYMBOLIC;
			entries.skip(20);
			final String text = name(entries, names, name);
			add(entries, text, symbolic ? ELSEWHERE : defined(entries, text, header));
		}
	}

	private static String name(final Fields fields, final byte[] names, final long offset) throws IOException {
		if (offset >= names.length)
			throw fields.corrupt("name offset", offset, "less than the heap's " + names.length + " bytes");
		final Fields text = new Fields(fields.file(), "name of a member", names, fields.widths());
		text.skip((int) offset);
		return text.text();
	}
}
