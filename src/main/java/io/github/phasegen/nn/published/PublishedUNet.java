package io.github.phasegen.nn.published;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import io.github.phasegen.nn.ComplexConv2d;
import io.github.phasegen.nn.ComplexConv2d.Geometry;
import io.github.phasegen.nn.ComplexLayer;
import io.github.phasegen.nn.Network;
import io.github.phasegen.nn.Parameters;
import io.github.phasegen.nn.Pass;
import io.github.phasegen.nn.Planar;
import io.github.phasegen.nn.Resample;
import io.github.phasegen.nn.TimeEmbedding;

/**
 * The published residual U-Net. Every encoder level is a block that changes the channels, the pooling and further blocks at the
 * smaller size; the skip connection leaves before the pooling. Every decoder level enlarges (see {@link Resizing}), convolves (3×3
 * with bias), joins the skip connection and ends in a block. Where a skip is not exactly as large, the decoder's image is resampled
 * to it, so any size of at least {@link #sizeMultiple()} pixels works.
 */
public final class PublishedUNet implements Network {

	private final BlockStyle style;
	private final Parameters parameters;
	private final Resizing resizing;
	private final List<Encoder> encoders = new ArrayList<>();
	private final ComplexLayer bottleneck;
	private final List<Decoder> decoders = new ArrayList<>();
	private final ComplexConv2d output;

	private record Encoder(ComplexLayer first, List<ComplexLayer> others) {}

	private record Decoder(ComplexConv2d up, ComplexLayer block) {}

	/**
	 * @param style blocks; the time embedding is used in the first block of each level and in the decoder
	 * @param resizing the way between levels of every pass; null when each pass comes with its own
	 * @param parameters empty set, filled here and then owned by the network
	 */
	PublishedUNet(final PublishedShape shape, final BlockStyle style, final Resizing resizing, final Parameters parameters) {
		this.style = style;
		this.parameters = parameters;
		this.resizing = resizing;
		int width = shape.inputChannels();
		for (final int feature : shape.features()) {
			encoders.add(encoder(width, feature, shape.length()));
			width = feature;
		}
		bottleneck = block("bottleneck.0", width, 2 * width, style.withoutEmbedding());
		for (int i = shape.features().size() - 1; i >= 0; i--)
			decoders.add(decoder(shape.features().get(i)));
		output = new ComplexConv2d(parameters.scope("final_layer"), Geometry.same(shape.features().get(0), shape.outputChannels(), 1,
			true), 1);
	}

	private Encoder encoder(final int in, final int out, final int length) {
		final int index = encoders.size() * (length + 1);
		final ComplexLayer first = block("downs." + index, in, out, style);
		final List<ComplexLayer> others = new ArrayList<>();
		for (int i = 1; i <= length; i++)
			others.add(block("downs." + (index + i), out, out, style.withoutEmbedding()));
		return new Encoder(first, others);
	}

	private Decoder decoder(final int width) {
		final int index = 2 * decoders.size();
		final ComplexConv2d up = new ComplexConv2d(parameters.scope("ups." + index + ".conv"), Geometry.same(2 * width, width, 3, true), 1);
		return new Decoder(up, block("ups." + (index + 1), 2 * width, width, style));
	}

	private ComplexLayer block(final String name, final int in, final int out, final BlockStyle blockStyle) {
		return new PublishedResidualBlock(parameters.scope(name), in, out, blockStyle);
	}

	@Override
	public NDArray forward(final NDArray input, final NDArray time, final boolean training) {
		return forward(input, time, training, resizing);
	}

	/** A pass with its own way between levels. */
	NDArray forward(final NDArray input, final NDArray time, final boolean training, final Resizing between) {
		return Planar.scoped(input, () -> {
			final Pass pass = new Pass(training, embedding(time, input.getManager()));
			final Deque<NDArray> skips = new ArrayDeque<>();
			NDArray h = input;
			for (final Encoder encoder : encoders)
				h = encode(encoder, h, skips, pass, between);
			h = bottleneck.forward(h, pass);
			for (final Decoder decoder : decoders)
				h = decode(decoder, h, skips.pop(), pass, between);
			return output.forward(h, pass);
		});
	}

	private NDArray embedding(final NDArray time, final NDManager scope) {
		final int width = style.embeddingWidth();
		if (width == 0) return null;
		return Planar.held(scope, Planar.scoped(time, () -> Activation.swish(TimeEmbedding.positions(time, width), 1)));
	}

	private static NDArray encode(final Encoder encoder, final NDArray x, final Deque<NDArray> skips, final Pass pass,
		final Resizing between)
	{
		final NDArray skip = encoder.first().forward(x, pass);
		skips.push(skip);
		return Planar.scoped(skip, () -> {
			NDArray h = between.reduce(skip, pass);
			for (final ComplexLayer layer : encoder.others())
				h = layer.forward(h, pass);
			return h;
		});
	}

	private static NDArray decode(final Decoder decoder, final NDArray x, final NDArray skip, final Pass pass,
		final Resizing between)
	{
		return Planar.scoped(x, () -> {
			final NDArray up = decoder.up().forward(between.enlarge(x), pass);
			final NDArray fitted = Resample.nearest(up, skip.getShape().get(2), skip.getShape().get(3));
			return decoder.block().forward(Planar.concat(skip, fitted), pass);
		});
	}

	@Override
	public Parameters parameters() {
		return parameters;
	}

	@Override
	public int sizeMultiple() {
		return 1 << encoders.size();
	}

	@Override
	public void freeze() {
		for (final Encoder encoder : encoders) {
			encoder.first().freeze();
			encoder.others().forEach(ComplexLayer::freeze);
		}
		bottleneck.freeze();
		for (final Decoder decoder : decoders) {
			decoder.up().freeze();
			decoder.block().freeze();
		}
		output.freeze();
	}
}
