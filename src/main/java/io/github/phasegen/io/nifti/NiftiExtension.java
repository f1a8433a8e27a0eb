package io.github.phasegen.io.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.ImageMetadata;

/**
 * What we know about an image and NIfTI's header has no field for, as a header extension of plain text (code 6, "comment"): a JSON object
 * with "phasegen": 1 and the fields below.
 */
record NiftiExtension(AxisScale x, AxisScale y, AxisScale z, AxisScale t, List<String> labels, String info) {

	static final int COMMENT = 6;

	/** The extension's length and code. */
	static final int PREFIX_BYTES = 8;

	/** Longer ones are not taken for ours and never read. */
	static final int LARGEST_BYTES = 1 << 26;

	private static final int MULTIPLE = 16;
	private static final int FORM = 1;
	private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

	private record Axis(double step, double origin, String unit) {

		static Axis of(final AxisScale scale) {
			return new Axis(scale.step(), scale.origin(), scale.unit());
		}

		AxisScale scale() {
			return new AxisScale(step, origin, unit);
		}
	}

	private record Json(int phasegen, Axis x, Axis y, Axis z, Axis t, List<String> labels, String info) {}

	static NiftiExtension of(final ImageMetadata metadata) {
		return new NiftiExtension(metadata.x(), metadata.y(), metadata.z(), metadata.t(), metadata.labels(), metadata.info());
	}

	/** Reads the text of a comment; empty if it is somebody else's. */
	static Optional<NiftiExtension> parse(final byte[] content) {
		final String text = new String(content, StandardCharsets.UTF_8).replace("\0", "").strip();
		if (!text.startsWith("{\"phasegen\":" + FORM))
			return Optional.empty();
		try {
			final Json json = GSON.fromJson(text, Json.class);
			return Optional.of(new NiftiExtension(json.x.scale(), json.y.scale(), json.z.scale(), json.t.scale(),
				json.labels.stream().map(label -> label == null ? "" : label).toList(), json.info == null ? "" : json.info));
		}
		catch (final RuntimeException e) {
			// of another version or spoiled: the image can be read without it
			return Optional.empty();
		}
	}

	/** The whole extension, with its length and code; a multiple of 16 bytes. */
	byte[] bytes(final ByteOrder order) {
		final Json json = new Json(FORM, Axis.of(x), Axis.of(y), Axis.of(z), Axis.of(t), labels, info);
		final byte[] text = ascii(GSON.toJson(json)).getBytes(StandardCharsets.US_ASCII);
		final int length = (PREFIX_BYTES + text.length + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
		return ByteBuffer.allocate(length).order(order).putInt(length).putInt(COMMENT).put(text).array();
	}

	/** Other letters occur in the strings of the document only, where JSON lets any letter be escaped. */
	private static String ascii(final String json) {
		final StringBuilder ascii = new StringBuilder(json.length());
		for (int i = 0; i < json.length(); i++) {
			final char letter = json.charAt(i);
			if (letter < 127)
				ascii.append(letter);
			else
				ascii.append(String.format("\\u%04x", (int) letter));
		}
		return ascii.toString();
	}
}
