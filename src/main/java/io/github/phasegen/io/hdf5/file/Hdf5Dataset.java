package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/** An array of elements, whose last dimension varies fastest. Not thread-safe. */
public final class Hdf5Dataset extends Hdf5Object {

	/** A dataset cannot have more bytes than this times the file's; chunks that were never written would promise any number. */
	private static final int BEST_COMPRESSION = 1032;

	private final Hdf5Type type;
	private final List<Long> dimensions;
	private final List<Long> largest;
	private final long elements;
	private final Storage storage;
	private final Filters filters;
	private final byte[] fill;
	private final GlobalHeap heap;
	private Chunks chunks;

	Hdf5Dataset(final Hdf5Input input, final ObjectHeader header, final String path) throws IOException {
		super(input, header, path);
		this.type = TypeParser.parse(header.require("datatype", ObjectHeader.DATATYPE));
		final Fields space = header.require("dataspace", ObjectHeader.DATASPACE);
		final Dataspace dataspace = Dataspace.parse(space);
		this.dimensions = dataspace.dimensions();
		this.largest = dataspace.largest();
		this.elements = Dataspace.elements(space, dimensions, type.size());
		this.storage = Storage.parse(header.require("layout", ObjectHeader.LAYOUT), type.size());
		final Optional<Fields> pipeline = header.find("filter pipeline", ObjectHeader.FILTERS);
		this.filters = pipeline.isPresent() ? Filters.parse(pipeline.get()) : Filters.NONE;
		this.fill = FillValue.of(header, type.size());
		this.heap = new GlobalHeap(input);
	}

	public Hdf5Type type() {
		return type;
	}

	/** The dimensions, none for a single element; some may be 0. */
	public List<Long> dimensions() {
		return dimensions;
	}

	/** The number of elements. */
	public long elements() {
		return elements;
	}

	/**
	 * Checks that the elements are where the file says, before any is read.
	 *
	 * @throws CorruptFileException if they are not
	 * @throws UnsupportedFormatException if they are stored in a way that is not known here
	 */
	public void requireStored() throws IOException {
		final long bytes = elements * type.size();
		if (header().has(ObjectHeader.EXTERNAL_FILES))
			throw new UnsupportedFormatException(input().file(), path(), "samples in external files", "samples in the file itself");
		filters.requireKnown();
		if (storage instanceof Storage.Contiguous contiguous && contiguous.address() != -1)
			input().requireInside("samples of " + path(), contiguous.address(), bytes);
		else if (storage instanceof Storage.Compact compact && compact.bytes().length < bytes)
			throw new CorruptFileException(input().file(), "samples of " + path(), compact.bytes().length + " bytes", bytes + " bytes");
		else if (bytes / BEST_COMPRESSION > input().size())
			throw new CorruptFileException(input().file(), "dimensions of " + path(), dimensions + " of " + type.size() + " bytes",
				"no more than a file of " + input().size() + " bytes can hold");
		if (storage instanceof Storage.Chunked chunked && chunked.chunk().size() != dimensions.size())
			throw new CorruptFileException(input().file(), "chunk dimensions of " + path(), chunked.chunk(), "" + dimensions.size());
	}

	/** The byte of the file at which the elements begin, if they lie there one after the other as they are. */
	public OptionalLong offset() {
		return storage instanceof Storage.Contiguous contiguous && contiguous.address() != -1 ? OptionalLong.of(
			input().base() + contiguous.address()) : OptionalLong.empty();
	}

	/**
	 * Reads a box of elements, after {@link #requireStored}.
	 *
	 * @param start of the box along each dimension
	 * @param count of elements along each dimension
	 * @return the bytes of the elements, the last dimension fastest, in their own byte order
	 */
	public ByteBuffer read(final long[] start, final int[] count) throws IOException {
		final byte[] target = new byte[Arrays.stream(count).reduce(type.size(), Math::multiplyExact)];
		for (int d = 0; d < start.length; d++)
			if (start[d] < 0 || count[d] < 1 || start[d] > dimensions.get(d) - count[d])
				throw new IndexOutOfBoundsException(Arrays.toString(start) + " + " + Arrays.toString(count) + " of " + dimensions);
		if (storage instanceof Storage.Chunked chunked)
			chunks(chunked).read(start, count, target);
		else
			readRuns(start, count, target);
		return ByteBuffer.wrap(target);
	}

	/** Reads all elements. */
	public ByteBuffer readAll() throws IOException {
		if (elements == 0)
			return ByteBuffer.allocate(0);
		return read(new long[dimensions.size()], dimensions.stream().mapToInt(Math::toIntExact).toArray());
	}

	/**
	 * Reads some of the elements that an element of variable length refers to.
	 *
	 * @param reference the element, at the buffer's position
	 * @param elementSize bytes of one of the elements referred to
	 * @param first of them to be read
	 * @param count how many are to be read
	 */
	public ByteBuffer readReferred(final ByteBuffer reference, final int elementSize, final long first, final int count) throws IOException {
		final String name = "element of " + path();
		final GlobalHeap.Extent extent = heap.find(name, reference, elementSize);
		return heap.read(name, extent, first * elementSize, (long) count * elementSize);
	}

	/** The text, if this is a single text. */
	public Optional<String> text() throws IOException {
		if (elements != 1 || !(type instanceof Hdf5Type.Text) && !(type instanceof Hdf5Type.VariableText))
			return Optional.empty();
		requireStored();
		final ByteBuffer element = readAll();
		return Optional.of(type instanceof Hdf5Type.Text ? Hdf5Attribute.trimmed(element.array())
			: heap.text("text of " + path(), element));
	}

	private Chunks chunks(final Storage.Chunked chunked) throws IOException {
		if (chunks == null) {
			final int chunkBytes = chunked.chunk().stream().reduce(type.size(), Math::multiplyExact);
			final ChunkIndex index =
				new ChunkIndexReader(input(), new ChunkGrid(dimensions, largest, chunked.chunk()), chunkBytes, !filters.isEmpty())
					.read(chunked);
			chunks = new Chunks(input(), index, filters, chunked.chunk(), fill);
		}
		return chunks;
	}

	private void readRuns(final long[] start, final int[] count, final byte[] target) throws IOException {
		int run = type.size();
		int d = start.length - 1;
		for (; d >= 0; d--) {
			run *= count[d];
			if (count[d] != dimensions.get(d))
				break;
		}
		final long[] index = start.clone();
		for (int position = 0; position < target.length; position += run) {
			readRun(linear(index), ByteBuffer.wrap(target, position, run));
			advance(index, start, count, d - 1);
		}
	}

	/** The next run, along dimension d or those before. */
	private static void advance(final long[] index, final long[] start, final int[] count, final int d) {
		for (int k = d; k >= 0; k--) {
			if (++index[k] < start[k] + count[k])
				return;
			index[k] = start[k];
		}
	}

	private long linear(final long[] index) {
		long linear = 0;
		for (int d = 0; d < index.length; d++)
			linear = linear * dimensions.get(d) + index[d];
		return linear;
	}

	private void readRun(final long firstElement, final ByteBuffer target) throws IOException {
		final long offset = firstElement * type.size();
		if (storage instanceof Storage.Compact compact)
			target.put(compact.bytes(), (int) offset, target.remaining());
		else if (storage instanceof Storage.Contiguous contiguous && contiguous.address() != -1)
			input().read("samples of " + path(), contiguous.address() + offset, target);
		else
			while (target.hasRemaining())
				target.put(fill);
	}
}
